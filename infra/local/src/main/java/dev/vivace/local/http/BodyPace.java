package dev.vivace.local.http;

import java.time.Duration;

/**
 * The slowest pace at which a body may arrive.
 *
 * @param silence longest wait for its next byte
 * @param grace so long it may be slower than the least pace
 * @param leastBytesPerSecond the least pace, of the whole body so far
 */
public record BodyPace(Duration silence, Duration grace, long leastBytesPerSecond) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** A slow mobile uplink passes; 10 s of silence do not. */
  public static BodyPace standard() {
    return new BodyPace(Duration.ofSeconds(10), Duration.ofSeconds(20), 8 << 10);
  }

  /** The time to wait for more of a body that has been arriving for a while. */
  Duration patience(long receivedBytes, long elapsedNanos) {
    long allowed = grace.toNanos() + receivedBytes * NANOS_PER_SECOND / leastBytesPerSecond;
    return Duration.ofNanos(Math.clamp(allowed - elapsedNanos, 0, silence.toNanos()));
  }
}
