package dev.vivace.local.template;

/** The way in which a route's answer travels from the function to the client. */
public enum ResponseTransfer {
  /** As one JSON document when the function has finished. */
  BUFFERED,
  /** As prelude and chunks while the function writes them. */
  STREAMED;

  /**
   * The meaning of {@code ResponseTransferMode} in an {@code Api} event: only {@code
   * RESPONSE_STREAM} streams. SAM takes any other word, {@code STREAM} included, for a buffered
   * integration without a warning, and so does this.
   */
  public static ResponseTransfer ofSamValue(String value) {
    return value.equals("RESPONSE_STREAM") ? STREAMED : BUFFERED;
  }
}
