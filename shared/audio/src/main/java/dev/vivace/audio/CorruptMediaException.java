package dev.vivace.audio;

/** The kind of file is known, but no audio, or no more audio, can be decoded from it. */
public final class CorruptMediaException extends DecodeException {
  public CorruptMediaException(String message) {
    super(message);
  }
}
