package dev.vivace.lambda.access;

/**
 * The thing that a token is verified with can't be had at the moment: a secret, or the keys of an
 * issuer. Answered with 503, since the token may well be right.
 */
public final class AccessUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccessUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
