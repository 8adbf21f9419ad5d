package dev.vivace.realtime.ice;

/** Credentials of the TURN server can't be had at the moment. */
public final class IceServersUnavailableException extends RuntimeException {
  public IceServersUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
