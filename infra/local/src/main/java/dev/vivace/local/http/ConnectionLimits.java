package dev.vivace.local.http;

import java.time.Duration;

/**
 * The time for which a connection may do nothing.
 *
 * @param headers longest time from the first byte of a request to the end of its header fields
 * @param betweenRequests longest silence before a request
 * @param withinRequest longest time in which a peer takes nothing of its response
 */
public record ConnectionLimits(Duration headers, Duration betweenRequests, Duration withinRequest) {

  /**
   * For clients of any kind. Reverse proxies keep connections for one or two minutes, and are not
   * to find one closed.
   */
  public static ConnectionLimits standard() {
    return new ConnectionLimits(
        Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(6));
  }

  /** For runtimes, which may be silent for as long as an invocation may take. */
  public static ConnectionLimits ofRuntimes() {
    return new ConnectionLimits(
        Duration.ofSeconds(10), Duration.ofMinutes(20), Duration.ofMinutes(20));
  }
}
