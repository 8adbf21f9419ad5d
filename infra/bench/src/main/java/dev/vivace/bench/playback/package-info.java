/** The time that a playback URL takes, and the requests to S3 that it costs. */
@NullMarked
package dev.vivace.bench.playback;

import org.jspecify.annotations.NullMarked;
