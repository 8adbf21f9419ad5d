package dev.vivace.local.invocation;

/**
 * The invocation failed; no more of its payload will come.
 *
 * @param kind what happened
 * @param errorType Lambda's name for it, such as {@code Runtime.ExitError}
 * @param payload the error as JSON, as Lambda would hand it to the caller
 */
public record Failure(Kind kind, String errorType, String payload) implements Part {

  /** The kind of failure. */
  public enum Kind {
    /** The function, or its start-up, reported an error. */
    FUNCTION_ERROR,
    /** The function's process ended, or its connection was lost, before the response was whole. */
    RUNTIME_EXIT,
    /** The function took longer than its {@code Timeout}; its process was ended. */
    TIMED_OUT,
    /** Every process of the function is busy and no more may be started. */
    THROTTLED,
    /** The response is larger than Lambda allows. */
    RESPONSE_TOO_LARGE
  }

  /**
   * A failure described by a message rather than by the function itself; the message has no
   * characters to escape.
   */
  public static Failure of(Kind kind, String errorType, String message) {
    return new Failure(
        kind,
        errorType,
        "{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"" + message + "\"}");
  }
}
