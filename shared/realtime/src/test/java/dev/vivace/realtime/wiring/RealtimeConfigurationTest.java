package dev.vivace.realtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.wiring.Variables;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of the operator. */
class RealtimeConfigurationTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:turn";

  @Test
  void hasDefaultsForAllThatIsNotSet() {
    RealtimeConfiguration defaults = RealtimeConfiguration.from(new Variables(Map.of()));

    assertThat(defaults.stunUrls()).isEmpty();
    assertThat(defaults.turnUrls()).isEmpty();
    assertThat(defaults.relayOnly()).isFalse();
    assertThat(defaults.models()).isFalse();
    assertThat(defaults.session()).isEqualTo(Duration.ofMinutes(14));
    assertThat(defaults.chain()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void takesSeveralServersWithCommasOrBlanks() {
    RealtimeConfiguration configuration =
        with("TURN_URLS", "turn:a:1?transport=udp, turn:b:2,turns:c:3 turn:d", ARN);

    assertThat(configuration.turnUrls())
        .containsExactly("turn:a:1?transport=udp", "turn:b:2", "turns:c:3", "turn:d");
    assertThat(configuration.turnSecretArn()).contains(ARN);
  }

  @ParameterizedTest
  @CsvSource({
    "TURN_URLS, https://example.org",
    "STUN_URLS, turn:example.org",
    "SESSION_SECONDS, 0",
    "CHAIN_SECONDS, many",
    "ICE_RELAY_ONLY, yes",
    "ONNX_MODELS, true",
    "PEER_FUNCTION, a b",
    "TURN_SECRET_ARN, secret",
    "TURN_CHANNEL_ARN, arn:aws:secretsmanager:eu-west-1:1:secret:turn"
  })
  void isRefusedByTheNameOfWhatIsWrong(String name, String value) {
    assertThatThrownBy(() -> RealtimeConfiguration.from(new Variables(Map.of(name, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void isRefusedIfOnlyHalfOfTurnIsThere() {
    assertThatThrownBy(() -> with("TURN_URLS", "turn:a", ""))
        .hasMessageContaining("TURN_SECRET_ARN");
    assertThatThrownBy(() -> with("STUN_URLS", "stun:a", ARN)).hasMessageContaining("TURN_URLS");
    assertThatThrownBy(() -> with("ICE_RELAY_ONLY", "true", "")).hasMessageContaining("TURN_URLS");
  }

  @Test
  void takesAChannelInPlaceOfServersAndNotBesideThem() {
    String channel = "arn:aws:kinesisvideo:eu-west-1:000000000000:channel/turn/1700000000000";
    Map<String, String> environment =
        new HashMap<>(Map.of("TURN_CHANNEL_ARN", channel, "ICE_RELAY_ONLY", "true"));

    assertThat(RealtimeConfiguration.from(new Variables(environment)).turnChannelArn())
        .contains(channel);

    environment.put("TURN_URLS", "turn:a");
    environment.put("TURN_SECRET_ARN", ARN);
    assertThatThrownBy(() -> RealtimeConfiguration.from(new Variables(environment)))
        .hasMessageContaining("TURN_CHANNEL_ARN")
        .hasMessageContaining("TURN_URLS");
  }

  @Test
  void asksSignalForThePeer() {
    assertThatThrownBy(() -> RealtimeConfiguration.ofSignal(new Variables(Map.of())))
        .hasMessageStartingWith("PEER_FUNCTION");
  }

  private static RealtimeConfiguration with(String name, String value, String secretArn) {
    Map<String, String> environment = new HashMap<>(Map.of(name, value));
    environment.put("TURN_SECRET_ARN", secretArn);
    return RealtimeConfiguration.from(new Variables(environment));
  }
}
