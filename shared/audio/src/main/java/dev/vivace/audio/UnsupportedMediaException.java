package dev.vivace.audio;

/**
 * The file is of a kind that is not decoded here: no media file, an unknown container or codec, or
 * one without audio.
 */
public final class UnsupportedMediaException extends DecodeException {
  public UnsupportedMediaException(String message) {
    super(message);
  }
}
