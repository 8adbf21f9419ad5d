package dev.vivace.media.live.listen;

import java.time.Instant;

/**
 * The limits of listening.
 *
 * @param endBytes where to end in the stream's PCM at the latest, in bytes from its beginning
 * @param deadline when waiting ends at the latest
 */
public record LiveLimit(long endBytes, Instant deadline) {}
