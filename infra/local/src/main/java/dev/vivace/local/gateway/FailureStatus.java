package dev.vivace.local.gateway;

import dev.vivace.local.invocation.Failure;

/** The status that tells a client of an invocation that failed before its answer began. */
final class FailureStatus {
  private FailureStatus() {}

  /**
   * A throttled function is an integration that failed. All else is a 502, a function over its own
   * {@code Timeout} included: API Gateway says 504 only when its own limit is reached first.
   */
  static GatewayError of(Failure failure) {
    return switch (failure.kind()) {
      case THROTTLED -> GatewayError.INTEGRATION_FAILURE;
      case FUNCTION_ERROR, RUNTIME_EXIT, TIMED_OUT, RESPONSE_TOO_LARGE ->
          GatewayError.INTERNAL_SERVER_ERROR;
    };
  }
}
