package dev.vivace.media.live;

import java.util.Optional;

/**
 * A live stream, as far as that is known without looking at its chunks.
 *
 * @param end how it ended; empty while it grows, and until somebody has counted its chunks
 */
public record LiveOverview(LiveStream stream, Optional<LiveEnd> end) {}
