package dev.vivace.local.gateway;

import java.time.Duration;

/**
 * API Gateway's quotas.
 *
 * @param requestBytes largest request body
 * @param eventBytes largest event that Lambda takes
 * @param preludeBytes the prelude's NUL bytes come within so many bytes
 * @param bufferedTimeout longest wait for a buffered answer, whatever the route says
 * @param streamIdle longest silence within a streamed answer
 */
public record GatewayLimits(
    int requestBytes,
    int eventBytes,
    int preludeBytes,
    Duration bufferedTimeout,
    Duration streamIdle) {

  /** The quotas of a Regional REST API. */
  public static GatewayLimits aws() {
    return new GatewayLimits(
        10 << 20, 6 << 20, 16 << 10, Duration.ofSeconds(29), Duration.ofMinutes(5));
  }
}
