package dev.vivace.audio;

/** The file asks for more than {@link DecodeLimits} allow. */
public final class MediaLimitException extends DecodeException {
  public MediaLimitException(String message) {
    super(message);
  }
}
