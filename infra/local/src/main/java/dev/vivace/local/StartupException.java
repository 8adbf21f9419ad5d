package dev.vivace.local;

/** The local stack cannot start; the message is for the person at the keyboard. */
public final class StartupException extends Exception {
  StartupException(String message) {
    super(message);
  }
}
