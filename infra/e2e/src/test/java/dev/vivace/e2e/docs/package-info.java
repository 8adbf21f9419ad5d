/** Does what the README and the docs show, as it stands there. */
@NullMarked
package dev.vivace.e2e.docs;

import org.jspecify.annotations.NullMarked;
