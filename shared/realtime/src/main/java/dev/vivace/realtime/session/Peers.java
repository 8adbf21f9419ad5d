package dev.vivace.realtime.session;

import java.io.IOException;

/** Starts peers. */
@FunctionalInterface
public interface Peers {
  /**
   * Asks for a peer for a session; does not wait for it.
   *
   * @throws IOException if none can be asked for at the moment
   */
  void start(SessionId id) throws IOException;
}
