/** The running stack under more load than it can serve: bounded in count and time. */
@NullMarked
package dev.vivace.e2e.load;

import org.jspecify.annotations.NullMarked;
