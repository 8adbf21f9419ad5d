package dev.vivace.media.live.listen;

import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStream;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in a live stream, and what was known of the stream when it was looked up. Places are made
 * by {@link LiveSnapshot}.
 *
 * @param startBytes the place: bytes of PCM before it, whole sample frames
 * @param knownBytes bytes of PCM that were there
 * @param end how the stream ended; empty while it grows
 * @param from how it is found
 */
public record LivePlace(
    LiveStream stream, long startBytes, long knownBytes, Optional<LiveEnd> end, Origin from) {
  /**
   * The way in which a place is found in the chunks.
   *
   * @param firstChunk number of the chunk to begin with
   * @param skipBytes bytes from the beginning of that chunk to the place
   * @param previousBytes length of the chunk before; 0 if there is none
   * @param knownChunks how many chunks were there without one missing before them
   * @param lastArrival when the newest chunk was stored
   */
  record Origin(
      int firstChunk, long skipBytes, int previousBytes, int knownChunks, Instant lastArrival) {}

  /** Whether the stream has ended with not one sample frame behind the place. */
  public boolean isBeyondEnd() {
    return end.isPresent() && startBytes + stream.format().frameBytes() > end.get().bytes();
  }
}
