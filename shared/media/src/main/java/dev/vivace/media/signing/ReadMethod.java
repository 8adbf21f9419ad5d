package dev.vivace.media.signing;

/**
 * The methods that read (RFC 9110, section 9.3); S3's signature for one does not serve the other.
 */
public enum ReadMethod {
  GET,
  HEAD;

  /** Returns that of a request: {@code HEAD}, or {@code GET} for any other. */
  public static ReadMethod of(String method) {
    return method.equals("HEAD") ? HEAD : GET;
  }
}
