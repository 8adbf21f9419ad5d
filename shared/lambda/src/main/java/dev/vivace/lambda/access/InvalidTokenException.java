package dev.vivace.lambda.access;

/** A token that opens nothing. */
final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidTokenException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** A sentence for the sender, with nothing of the token in it. */
  String reason() {
    return reason;
  }
}
