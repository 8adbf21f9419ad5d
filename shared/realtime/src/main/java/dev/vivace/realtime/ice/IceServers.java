package dev.vivace.realtime.ice;

import java.util.List;

/** The servers of this stack. Both functions ask it. */
public interface IceServers {
  /**
   * The servers, with credentials that are good for a session from now on.
   *
   * @throws IceServersUnavailableException if credentials can't be had at the moment
   */
  List<IceServer> current();

  /** Whether connections go through TURN only, as behind a symmetric NAT. */
  boolean relayOnly();
}
