package dev.vivace.media.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.signing.CloudFrontSigner.Distribution;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontConfigurationTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:key-abcdef";
  private static final Map<String, String> ALL =
      Map.of(
          "CLOUDFRONT_URL", "https://d111.cloudfront.net/",
          "CLOUDFRONT_KEY_ID", "K2JCJMDEHXQW5F",
          "CLOUDFRONT_KEY_SECRET_ARN", ARN);

  @Test
  void thereIsNoneUnlessItIsConfigured() {
    assertThat(CloudFrontConfiguration.from(Map.of("CLOUDFRONT_URL", "")))
        .isEqualTo(new CloudFrontConfiguration(Optional.empty(), Optional.empty()));
  }

  @Test
  void readsEachVariable() {
    CloudFrontConfiguration configuration =
        CloudFrontConfiguration.from(with("CLOUDFRONT_SOURCE_IP", "192.0.2.0/24"));

    assertThat(configuration.distribution())
        .contains(
            new Distribution(
                URI.create("https://d111.cloudfront.net"),
                "K2JCJMDEHXQW5F",
                Optional.of("192.0.2.0/24")));
    assertThat(configuration.keySecretArn()).contains(ARN);
    assertThat(CloudFrontConfiguration.from(ALL).distribution().orElseThrow().sourceIp()).isEmpty();
  }

  @Test
  void anAddressIsANetworkOfItsOwn() {
    assertThat(
            CloudFrontConfiguration.from(with("CLOUDFRONT_SOURCE_IP", "192.0.2.7"))
                .distribution()
                .orElseThrow()
                .sourceIp())
        .contains("192.0.2.7/32");
  }

  @ParameterizedTest
  @CsvSource({
    "CLOUDFRONT_URL, d111.cloudfront.net",
    "CLOUDFRONT_URL, https://d111.cloudfront.net/files",
    "CLOUDFRONT_KEY_ID, k-2",
    "CLOUDFRONT_KEY_SECRET_ARN, private.pem",
    "CLOUDFRONT_SOURCE_IP, example.org",
    "CLOUDFRONT_SOURCE_IP, 192.0.2.0/33",
    "CLOUDFRONT_SOURCE_IP, 2001:db8::/32",
  })
  void namesTheVariableThatIsWrong(String name, String value) {
    assertThatThrownBy(() -> CloudFrontConfiguration.from(with(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOUDFRONT_URL", "CLOUDFRONT_KEY_ID", "CLOUDFRONT_KEY_SECRET_ARN"})
  void neverGoesWithoutOneOfTheThree(String name) {
    assertThatThrownBy(() -> CloudFrontConfiguration.from(with(name, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ALL);
    environment.put(name, value);
    return environment;
  }
}
