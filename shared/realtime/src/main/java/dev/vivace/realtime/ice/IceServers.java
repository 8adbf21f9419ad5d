package dev.vivace.realtime.ice;

import java.util.ArrayList;
import java.util.List;

/**
 * The servers of this stack, as its operator has named them. Both functions ask it.
 *
 * @param stunUrls may be none
 * @param turn where TURN servers come from
 * @param relayOnly whether connections go through TURN only, as behind a symmetric NAT
 */
public record IceServers(List<String> stunUrls, TurnServers turn, boolean relayOnly) {
  public IceServers {
    stunUrls = List.copyOf(stunUrls);
  }

  /**
   * The servers, with credentials that are good for a session from now on.
   *
   * @throws IceServersUnavailableException if credentials can't be had at the moment
   */
  public List<IceServer> current() {
    List<IceServer> servers = new ArrayList<>();
    if (!stunUrls.isEmpty()) {
      servers.add(new IceServer(stunUrls, "", ""));
    }
    servers.addAll(turn.current());
    return List.copyOf(servers);
  }
}
