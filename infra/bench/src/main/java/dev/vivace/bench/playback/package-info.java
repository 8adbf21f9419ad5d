/** How long a playback URL takes, and what it asks of S3. */
@NullMarked
package dev.vivace.bench.playback;

import org.jspecify.annotations.NullMarked;
