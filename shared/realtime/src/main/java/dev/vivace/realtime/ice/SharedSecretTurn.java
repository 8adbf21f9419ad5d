package dev.vivace.realtime.ice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Servers that share a secret with this stack, as coturn's {@code use-auth-secret}.
 *
 * @param urls such as {@code turn:turn.example.org:3478?transport=udp}
 * @param secret throws {@link IceServersUnavailableException} if it can't be had
 */
public record SharedSecretTurn(List<String> urls, Supplier<String> secret, Clock clock)
    implements TurnServers {
  /** Longer than any session: the server checks at each refresh. */
  private static final Duration VALID_FOR = Duration.ofHours(1);

  public SharedSecretTurn {
    urls = List.copyOf(urls);
  }

  @Override
  public List<IceServer> current() {
    TurnCredentials turn = TurnCredentials.of(secret.get(), clock.instant().plus(VALID_FOR));
    return List.of(new IceServer(urls, turn.username(), turn.credential()));
  }
}
