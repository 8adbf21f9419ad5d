package dev.vivace.lambda.gateway;

/** The event is not an API Gateway REST proxy event, or its body is not what it says. */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;

  MalformedEventException(String detail) {
    super(detail);
    this.detail = detail;
  }

  /** The fault of the event, in one sentence. */
  public String detail() {
    return detail;
  }
}
