/** Sound that is heard while it is made, whoever dies meanwhile. */
@NullMarked
package dev.vivace.e2e.live;

import org.jspecify.annotations.NullMarked;
