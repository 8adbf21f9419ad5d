package dev.vivace.realtime.ice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The servers of this stack, as its operator has named them. Both functions ask it.
 *
 * @param stunUrls may be none
 * @param turnUrls may be none
 * @param turnSecret asked for only where there are {@code turnUrls}; throws {@link
 *     IceServersUnavailableException} if it can't be had
 * @param relayOnly whether connections go through TURN only, as behind a symmetric NAT
 */
public record IceServers(
    List<String> stunUrls,
    List<String> turnUrls,
    Supplier<String> turnSecret,
    boolean relayOnly,
    Clock clock) {
  /** Longer than any session: the server checks at each refresh. */
  private static final Duration VALID_FOR = Duration.ofHours(1);

  public IceServers {
    stunUrls = List.copyOf(stunUrls);
    turnUrls = List.copyOf(turnUrls);
  }

  /**
   * The servers, with credentials that are good for a session from now on.
   *
   * @throws IceServersUnavailableException if credentials can't be had at the moment
   */
  public List<IceServer> current() {
    List<IceServer> servers = new ArrayList<>(2);
    if (!stunUrls.isEmpty()) {
      servers.add(new IceServer(stunUrls, "", ""));
    }
    if (!turnUrls.isEmpty()) {
      TurnCredentials turn = TurnCredentials.of(turnSecret.get(), clock.instant().plus(VALID_FOR));
      servers.add(new IceServer(turnUrls, turn.username(), turn.credential()));
    }
    return List.copyOf(servers);
  }
}
