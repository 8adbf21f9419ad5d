package dev.vivace.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicApiTest {
  private static final RequestContext CONTEXT =
      new RequestContext("id", "abc.execute-api.eu-central-1.amazonaws.com", "v1", "192.0.2.1");

  @ParameterizedTest
  @CsvSource({
    "https://media.example, https://media.example/media/1",
    "https://media.example/, https://media.example/media/1",
    "https://example.org/apps/vivace, https://example.org/apps/vivace/media/1",
    "https://example.org/apps/vivace//, https://example.org/apps/vivace/media/1",
    "https://example.org/a%20b, https://example.org/a%20b/media/1",
    "http://127.0.0.1:3000, http://127.0.0.1:3000/media/1",
    "http://[::1]:3000, http://[::1]:3000/media/1",
  })
  void keepsTheConfiguredPrefix(URI base, URI url) {
    assertThat(PublicApi.at(base).url(CONTEXT, "/media/1")).isEqualTo(url);
  }

  @Test
  void takesTheGatewaysOwnAddressWhereNothingIsConfigured() {
    assertThat(PublicApi.ofGateway().url(CONTEXT, "/media/1"))
        .hasToString("https://abc.execute-api.eu-central-1.amazonaws.com/v1/media/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "media.example",
        "/media",
        "ftp://media.example",
        "https:///media",
        "https://user:secret@media.example",
        "https://media.example?x=1",
        "https://media.example#x",
        "mailto:a@media.example",
      })
  void refusesWhatIsNoBaseUrl(URI base) {
    assertThatThrownBy(() -> PublicApi.at(base)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evil.example/x", "a@b", "a b"})
  void refusesAnEventWithoutAProperDomain(String domainName) {
    RequestContext context = new RequestContext("id", domainName, "v1", "");

    assertThatThrownBy(() -> PublicApi.ofGateway().url(context, "/media"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no public address of the API is configured");
  }
}
