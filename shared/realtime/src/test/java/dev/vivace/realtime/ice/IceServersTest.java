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
    IceServer turn =
        new IceServers(List.of(), List.of(TURN), () -> "secret", false, NOW).current().getFirst();

    assertThat(turn.urls()).containsExactly(TURN);
    assertThat(turn.username()).isEqualTo("1700003600:vivace");
    assertThat(turn.credential()).isEqualTo("OCyrNkR82ezwfdZH4/E6wk2PMOo=");
  }

  @Test
  void areNotAskedForASecretWhereThereIsNoTurn() {
    IceServers servers =
        new IceServers(
            List.of("stun:stun.example.org"),
            List.of(),
            () -> {
              throw new AssertionError("nobody needs it");
            },
            false,
            NOW);

    assertThat(servers.current())
        .containsExactly(new IceServer(List.of("stun:stun.example.org"), "", ""));
  }

  @Test
  void doNotShowTheirCredentials() {
    assertThat(
            new IceServers(List.of(), List.of(TURN), () -> "secret", true, NOW)
                .current()
                .toString())
        .contains("1700003600:vivace")
        .doesNotContain("OCyrNkR82ezwfdZH4/E6wk2PMOo=");
  }
}
