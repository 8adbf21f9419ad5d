package dev.vivace.audio.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries what a callback threw around native code, which a Java exception must not unwind. */
final class CallbackFailure {
  private @Nullable Throwable cause;

  void remember(Throwable thrown) {
    if (cause == null) {
      cause = thrown;
    }
  }

  /**
   * Throws what a callback threw since the stream was opened, as it was. Each use of a codec asks:
   * a switch over types is linked at its first run, by code that is made then.
   */
  void rethrow() throws IOException {
    if (cause == null) {
      return;
    }
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }
}
