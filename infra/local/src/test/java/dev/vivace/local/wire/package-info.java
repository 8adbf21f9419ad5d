/** Raw HTTP/1.1 for tests: every byte on the wire can be seen and every misbehaviour acted out. */
@NullMarked
package dev.vivace.local.wire;

import org.jspecify.annotations.NullMarked;
