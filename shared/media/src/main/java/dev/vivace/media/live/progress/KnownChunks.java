package dev.vivace.media.live.progress;

import dev.vivace.media.live.LiveChunkList;
import java.time.Instant;
import java.util.Optional;

/**
 * The first chunks of a live stream, none of which is missing: what is said of them here never
 * changes.
 *
 * @param count how many they are
 * @param bytes how many bytes of PCM they have
 * @param firstStored when the first one was stored; empty where there is none
 * @param lastStored when the last one was stored; empty where there is none
 */
public record KnownChunks(
    int count, long bytes, Optional<Instant> firstStored, Optional<Instant> lastStored) {
  /** Nothing is known yet. */
  public static final KnownChunks NONE = new KnownChunks(0, 0, Optional.empty(), Optional.empty());

  /**
   * These, and those behind them up to a number.
   *
   * @param list begins with the first that is not one of these
   * @param end has all before it
   */
  KnownChunks extended(LiveChunkList list, int end) {
    return end == count
        ? this
        : new KnownChunks(
            end,
            bytes + list.bytesBefore(end),
            firstStored.or(() -> Optional.of(list.storedAt(0))),
            Optional.of(list.storedAt(end - 1)));
  }
}
