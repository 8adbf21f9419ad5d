package dev.vivace.lambda.runtime;

import java.time.Clock;
import java.util.Optional;

/**
 * One event from {@code GET /runtime/invocation/next}.
 *
 * @param requestId {@code Lambda-Runtime-Aws-Request-Id}
 * @param deadlineEpochMs {@code Lambda-Runtime-Deadline-Ms}: when Lambda ends the invocation
 * @param functionArn {@code Lambda-Runtime-Invoked-Function-Arn}
 * @param traceId {@code Lambda-Runtime-Trace-Id}: the X-Ray header
 * @param event the event's bytes, JSON in UTF-8; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // up to 6 MB, read by one handler, never compared
record Invocation(
    String requestId,
    long deadlineEpochMs,
    String functionArn,
    Optional<String> traceId,
    byte[] event) {

  static Invocation from(HttpReply reply) {
    return new Invocation(
        reply.header("Lambda-Runtime-Aws-Request-Id").orElse(""),
        reply.header("Lambda-Runtime-Deadline-Ms").map(Long::parseLong).orElse(Long.MAX_VALUE),
        reply.header("Lambda-Runtime-Invoked-Function-Arn").orElse(""),
        reply.header("Lambda-Runtime-Trace-Id"),
        reply.body());
  }

  int remainingMs(Clock clock) {
    return Math.clamp(deadlineEpochMs - clock.millis(), 0, Integer.MAX_VALUE);
  }
}
