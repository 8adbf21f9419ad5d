package dev.vivace.media.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When credentials end, and whether the address of S3 is certain. */
class AwsConfigurationTest {
  @Test
  void noSessionOfARoleOutlivesTwelveHours() {
    assertThat(left(Map.of("AWS_SESSION_TOKEN", "token")))
        .isBetween(Duration.ofHours(12).minusMinutes(1), Duration.ofHours(12));
  }

  @Test
  void whoKnowsBetterSaysSo() {
    assertThat(left(Map.of("AWS_SESSION_TOKEN", "token", "ROLE_SESSION_SECONDS", "3600")))
        .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T12:34:56Z", "2026-11-20T12:34:56+00:00", "2026-11-20T13:34:56+01:00"})
  void anEndThatIsGivenIsTheEnd(String end) {
    assertThat(end(Map.of("AWS_SESSION_TOKEN", "token", "AWS_CREDENTIAL_EXPIRATION", end)))
        .contains(Instant.parse("2026-11-20T12:34:56Z"));
  }

  @Test
  void keysOfAUserDoNotEnd() {
    assertThat(end(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE_SESSION_SECONDS, 43201",
    "ROLE_SESSION_SECONDS, 12h",
    "AWS_CREDENTIAL_EXPIRATION, tomorrow",
  })
  void namesTheVariableThatIsWrong(String name, String value) {
    assertThatThrownBy(() -> end(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_USE_FIPS_ENDPOINT, true",
    "AWS_USE_DUALSTACK_ENDPOINT, true",
    "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT, regional",
    "AWS_ENDPOINT_URL, https://aws.example",
  })
  void anAddressThatTheSdkReadsElsewhereIsLeftToTheSdk(String name, String value) {
    assertThat(configuration(Map.of()).address("media", Optional.empty())).isPresent();
    assertThat(configuration(Map.of(name, value)).address("media", Optional.empty())).isEmpty();
  }

  private static Duration left(Map<String, String> variables) {
    Instant end = end(variables).orElseThrow();
    return Duration.between(Instant.now(), end);
  }

  private static Optional<Instant> end(Map<String, String> variables) {
    return configuration(variables).credentials().expirationTime();
  }

  private static AwsConfiguration configuration(Map<String, String> variables) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret"));
    environment.putAll(variables);
    return AwsConfiguration.from(environment);
  }
}
