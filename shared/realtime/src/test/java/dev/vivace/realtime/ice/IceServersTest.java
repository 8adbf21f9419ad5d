package dev.vivace.realtime.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers as the operator names them. */
class IceServersTest {
  private static final Clock NOW =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
  private static final String TURN = "turn:turn.example.org:3478?transport=udp";

  /** {@code printf 1700003600:vivace | openssl dgst -sha1 -hmac secret -binary | base64}. */
  @Test
  void haveCredentialsForAnHourThatTheServerCanCheck() {
    IceServer turn = new SharedSecretTurn(List.of(TURN), () -> "secret", NOW).current().getFirst();

    assertThat(turn.urls()).containsExactly(TURN);
    assertThat(turn.username()).isEqualTo("1700003600:vivace");
    assertThat(turn.credential()).isEqualTo("OCyrNkR82ezwfdZH4/E6wk2PMOo=");
  }

  @Test
  void areStunAndTurnAsFarAsThereAreAny() {
    List<String> stun = List.of("stun:stun.example.org");
    TurnServers turn = new SharedSecretTurn(List.of(TURN), () -> "secret", NOW);

    assertThat(new IceServers(stun, TurnServers.none(), false).current())
        .containsExactly(new IceServer(stun, "", ""));
    assertThat(new IceServers(stun, turn, false).current())
        .extracting(IceServer::urls)
        .containsExactly(stun, List.of(TURN));
    assertThat(new IceServers(List.of(), TurnServers.none(), false).current()).isEmpty();
  }

  @Test
  void doNotShowTheirCredentials() {
    assertThat(new SharedSecretTurn(List.of(TURN), () -> "secret", NOW).current().toString())
        .contains("1700003600:vivace")
        .doesNotContain("OCyrNkR82ezwfdZH4/E6wk2PMOo=");
  }
}
