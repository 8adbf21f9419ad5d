package dev.vivace.media;

import java.time.Instant;

/**
 * A media item as it is stored.
 *
 * @param item what it says of itself
 * @param eTag S3's, strong and with its quotes: other bytes have another one
 * @param storedAt when S3 has taken it, to the second
 */
public record MediaVersion(MediaItem item, String eTag, Instant storedAt) {}
