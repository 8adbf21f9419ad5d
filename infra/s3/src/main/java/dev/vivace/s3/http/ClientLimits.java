package dev.vivace.s3.http;

import java.time.Duration;

/**
 * The most that clients may hold.
 *
 * @param headTime from the opening of a connection, or the end of an answer, until the head of the
 *     next request is there
 * @param idleTime without a byte in either direction during a request
 * @param minBytesPerSecond of a body, on an average, from {@code idleTime} on
 * @param maxConnections beyond which whoever has waited for longest without a request is cut off
 */
public record ClientLimits(
    Duration headTime, Duration idleTime, long minBytesPerSecond, int maxConnections) {

  /** Enough for the slowest honest client, and for more than any browser opens. */
  public static ClientLimits standard() {
    return new ClientLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 256, 2_000);
  }
}
