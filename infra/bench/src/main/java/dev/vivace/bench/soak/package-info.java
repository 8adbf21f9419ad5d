/**
 * {@code make bench-soak}: hours of audio through one live stream, and many listeners on one. What
 * grows with time would show.
 */
@NullMarked
package dev.vivace.bench.soak;

import org.jspecify.annotations.NullMarked;
