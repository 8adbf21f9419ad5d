package dev.vivace.media.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.access.OidcSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessConfigurationTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:s";

  @Test
  void isClosedUnlessItIsSaidToBeOpen() {
    AccessConfiguration access = AccessConfiguration.from(Map.of("TOKEN_SECRET_ARN", ARN));

    assertThat(access.mode()).isEqualTo(AccessConfiguration.Mode.CLOSED);
    assertThat(access.secretArn()).contains(ARN);
    assertThat(access.issuer()).isEmpty();
    assertThat(access.linkTtl()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void isNeverClosedToEverybody() {
    assertThatThrownBy(() -> AccessConfiguration.from(Map.of("ACCESS_MODE", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ACCESS_MODE is closed, and nothing opens it: set TOKEN_SECRET_ARN or OIDC_ISSUER");
  }

  @Test
  void readsEachVariable() {
    AccessConfiguration access =
        AccessConfiguration.from(
            Map.of(
                "ACCESS_MODE", "open",
                "OIDC_ISSUER", "https://issuer.example/realm",
                "OIDC_AUDIENCE", "media",
                "LINK_TTL_SECONDS", "60"));

    assertThat(access.mode()).isEqualTo(AccessConfiguration.Mode.OPEN);
    assertThat(access.issuer())
        .contains(new OidcSettings(URI.create("https://issuer.example/realm"), "media"));
    assertThat(access.linkTtl()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_MODE, OPEN",
    "ACCESS_MODE, false",
    "TOKEN_SECRET_ARN, a secret by mistake",
    "OIDC_ISSUER, http://issuer.example",
    "OIDC_ISSUER, not a url",
    "OIDC_AUDIENCE, ''",
    "LINK_TTL_SECONDS, 0",
    "LINK_TTL_SECONDS, 604801",
  })
  void namesTheVariableThatIsWrongAndNotASecretInIt(String name, String value) {
    Map<String, String> environment =
        new HashMap<>(Map.of("OIDC_ISSUER", "https://issuer.example", "OIDC_AUDIENCE", "media"));
    environment.put(name, value);

    assertThatThrownBy(() -> AccessConfiguration.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name)
        .hasMessageNotContaining("a secret by mistake");
  }

  @Test
  void asksForAnIssuerWhereThereIsAnAudience() {
    assertThatThrownBy(
            () -> AccessConfiguration.from(Map.of("TOKEN_SECRET_ARN", ARN, "OIDC_AUDIENCE", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("OIDC_AUDIENCE");
  }
}
