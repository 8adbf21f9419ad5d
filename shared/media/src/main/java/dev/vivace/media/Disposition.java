package dev.vivace.media;

/** The thing that a browser should do with the bytes (RFC 6266, section 4.2). */
public enum Disposition {
  INLINE("inline"),
  ATTACHMENT("attachment");

  private final String token;

  Disposition(String token) {
    this.token = token;
  }

  /** The disposition type as it is written in the header. */
  public String token() {
    return token;
  }
}
