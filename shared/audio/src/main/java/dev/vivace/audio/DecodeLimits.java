package dev.vivace.audio;

import java.time.Duration;

/**
 * The most that one file may ask for. A single native allocation is bounded as well, for the whole
 * process, at 128 MiB.
 *
 * @param probeBytes bytes that may be read to tell the container and its streams, at least 2048
 * @param streams streams that a container may declare
 * @param duration audio that is decoded before {@link MediaLimitException}
 * @param damagedPackets packets in a row that may be undecodable before {@link
 *     CorruptMediaException}
 * @param seeks seeks of the source before {@link MediaLimitException}
 */
public record DecodeLimits(
    int probeBytes, int streams, Duration duration, int damagedPackets, int seeks) {
  private static final int MIN_PROBE_BYTES = 2048;

  /**
   * Enough for a day of any common file: 5 MiB, 64 streams, 24 hours, 200 packets, 20 000 seeks.
   */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(5 << 20, 64, Duration.ofHours(24), 200, 20_000);

  /**
   * @throws IllegalArgumentException if a limit leaves no room for any file
   */
  public DecodeLimits {
    if (probeBytes < MIN_PROBE_BYTES
        || streams < 1
        || !duration.isPositive()
        || damagedPackets < 0
        || seeks < 0) {
      throw new IllegalArgumentException("a limit leaves no room for any file");
    }
  }
}
