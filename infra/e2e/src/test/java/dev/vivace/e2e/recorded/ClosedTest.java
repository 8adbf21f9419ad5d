package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.wiring.MediaFunction;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.RealEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions with the template's defaults, and events without a token. */
class ClosedTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  static Set<String> functions() {
    return RecordedFunction.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void nothingIsAskedOfS3AndNoParameterIsLookedAtBeforeAToken(String function) throws Exception {
    try (FaultyProxy s3 = FaultyProxy.before(S3.coordinates().endpoint())) {
      Map<String, String> environment =
          new HashMap<>(S3.coordinates().at(s3.endpoint()).environment());
      environment.remove("ACCESS_MODE");
      environment.put("TOKEN_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:s");
      environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
      try (MediaFunction closed = RecordedFunction.ALL.get(function).apply(environment)) {
        for (String name : RealEvents.names(RecordedFunction.eventPrefix(function))) {
          if (name.contains("revoked-link")) {
            continue; // has a token, which S3 alone knows
          }
          String event = RealEvents.json(name);

          GatewayAnswer answer = new FunctionClient(closed).send(event.getBytes(UTF_8));

          assertThat(answer.outcome()).as(name).isEqualTo(refusal(name, event));
        }
      }
      assertThat(s3.exchanges()).isEmpty();
    }
  }

  /** An answer to HEAD has no body to tell a problem by; a token in a path needs the secret. */
  private static String refusal(String name, String event) {
    if (name.contains("malformed-base64")) {
      return "400 invalid-request";
    }
    if (name.contains("hls-token")) {
      return "503 access-unavailable";
    }
    return switch (RecordedEvents.route(event).split(" ")[0]) {
      case "OPTIONS" -> "204";
      case "HEAD" -> "401";
      default -> "401 token-required";
    };
  }

  /** The secret can't be had: nobody is let in, and nobody is told that the token is wrong. */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionWithoutItsSecretStaysClosed(String function) {
    Map<String, String> environment = new HashMap<>(S3.coordinates().environment());
    environment.put("ACCESS_MODE", "closed");
    environment.put("TOKEN_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:s");
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
    String event =
        RealEvents.json(
            RealEvents.names(RecordedFunction.eventPrefix(function)).stream()
                .filter(name -> !name.contains("-hls-")) // these take a token by their path alone
                .filter(name ->
                    !RecordedEvents.route(RealEvents.json(name)).matches("(OPTIONS|HEAD).*"))
                .findFirst()
                .orElseThrow());
    String token =
        "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQwMDAwMDAwMDB9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String bearing =
        event.replaceFirst(
            "\"multiValueHeaders\": [{]",
            "\"multiValueHeaders\": {\"Authorization\": [\"Bearer " + token + "\"],");

    try (MediaFunction closed = RecordedFunction.ALL.get(function).apply(environment)) {
      assertThat(bearing).isNotEqualTo(event);
      assertThat(new FunctionClient(closed).send(bearing.getBytes(UTF_8)).outcome())
          .isEqualTo("503 access-unavailable");
    }
  }
}
