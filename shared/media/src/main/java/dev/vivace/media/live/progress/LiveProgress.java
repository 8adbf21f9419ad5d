package dev.vivace.media.live.progress;

import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStream;
import java.time.Instant;
import java.util.Optional;

/**
 * The progress of a live stream.
 *
 * @param known the chunks that are there, with all before them
 * @param end how it ended; empty while it grows
 * @param seenAt when that was so, by the clock that chunks are stored by
 */
public record LiveProgress(
    LiveStream stream, KnownChunks known, Optional<LiveEnd> end, Instant seenAt) {
  /** Whole sample frames that are there, with all before them; these never change. */
  public long frames() {
    return end.map(LiveEnd::bytes).orElse(known.bytes()) / stream.format().frameBytes();
  }
}
