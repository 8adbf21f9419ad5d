package dev.vivace.realtime.ice;

import java.util.List;

/** A source of TURN servers and their credentials. */
@FunctionalInterface
public interface TurnServers {
  /**
   * The servers, with credentials that are good for a session that begins now.
   *
   * @throws IceServersUnavailableException if they can't be had at the moment
   */
  List<IceServer> current();

  /** No TURN servers at all. */
  static TurnServers none() {
    return List::of;
  }
}
