/** Sound that is encoded, or passed on, while it is heard. */
@NullMarked
package dev.vivace.e2e.streams;

import org.jspecify.annotations.NullMarked;
