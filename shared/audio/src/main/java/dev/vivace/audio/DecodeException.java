package dev.vivace.audio;

import java.io.IOException;

/**
 * The input itself is at fault, not the way it was read. The message says what is wrong and can be
 * shown to the caller.
 */
public abstract sealed class DecodeException extends IOException
    permits CorruptMediaException, MediaLimitException, UnsupportedMediaException {
  DecodeException(String message) {
    super(message);
  }
}
