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

  /** Throws what a callback threw since the stream was opened, as it was. */
  void rethrow() throws IOException {
    switch (cause) {
      case null -> {}
      case IOException io -> throw io;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
