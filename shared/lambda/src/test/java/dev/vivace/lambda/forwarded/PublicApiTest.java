package dev.vivace.lambda.forwarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicApiTest {
  private static final HttpRequest REQUEST =
      request("abc.execute-api.eu-central-1.amazonaws.com", "192.0.2.1", Map.of());
  private static final List<URI> SEVERAL =
      List.of(
          URI.create("https://media.example"),
          URI.create("https://app.example/vivace"),
          URI.create("http://intranet:8080/"));
  private static final TrustedProxies PROXIES =
      TrustedProxies.parse("10.0.0.0/8", ForwardingFields.X_FORWARDED);

  private static HttpRequest request(
      String domainName, String peer, Map<String, String> forwarded) {
    Map<String, List<String>> headers = new HashMap<>();
    forwarded.forEach((name, value) -> headers.put(name, List.of(value)));
    return new HttpRequest(
        "GET",
        "/media",
        Map.of(),
        new QueryParameters(Map.of()),
        Headers.of(headers),
        new byte[0],
        new RequestContext("id", domainName, "v1", peer));
  }

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
    assertThat(PublicApi.at(base).url(REQUEST, "/media/1")).isEqualTo(url);
  }

  @Test
  void takesTheGatewaysOwnAddressWhereNothingIsConfigured() {
    assertThat(PublicApi.ofGateway().url(REQUEST, "/media/1"))
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
  @CsvSource({
    "https, media.example, '', https://media.example/media",
    "https, app.example, /vivace, https://app.example/vivace/media",
    "https, APP.example, /vivace/, https://app.example/vivace/media",
    "https, app.example, '', https://app.example/vivace/media",
    "http, intranet:8080, '', http://intranet:8080/media",
    "http, app.example, /vivace, https://media.example/media",
    "https, app.example.evil, /vivace, https://media.example/media",
    "https, evil.example, '', https://media.example/media",
    "'', app.example, '', https://media.example/media",
    "javascript, app.example, '', https://media.example/media",
  })
  void aTrustedProxyChoosesOneOfTheConfiguredAddresses(
      String scheme, String host, String prefix, String url) {
    HttpRequest request =
        request(
            "",
            "10.1.2.3",
            Map.of(
                "X-Forwarded-Proto", scheme,
                "X-Forwarded-Host", host,
                "X-Forwarded-Prefix", prefix));

    assertThat(PublicApi.at(SEVERAL, PROXIES).url(request, "/media")).hasToString(url);
  }

  @Test
  void nobodyElseDoes() {
    HttpRequest request =
        request(
            "",
            "192.0.2.1",
            Map.of(
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "app.example",
                "X-Forwarded-Prefix", "/vivace"));

    assertThat(PublicApi.at(SEVERAL, PROXIES).url(request, "/media"))
        .hasToString("https://media.example/media");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evil.example/x", "a@b", "a b"})
  void refusesAnEventWithoutAProperDomain(String domainName) {
    HttpRequest request = request(domainName, "", Map.of());

    assertThatThrownBy(() -> PublicApi.ofGateway().url(request, "/media"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no public address of the API is configured");
  }

  @ParameterizedTest
  @CsvSource({
    "https://media.example/media/1, /media/1",
    "https://media.example/media/1?access_token=x#t=1, /media/1",
    "https://app.example/vivace/media/1, /media/1",
    "http://intranet:8080/media/1, /media/1",
    "https://media.example/, /",
  })
  void knowsThePathOfWhatItIsAt(String url, String path) {
    assertThat(PublicApi.at(SEVERAL, PROXIES).path(REQUEST, url)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://media.example.evil.example/media/1",
        "https://media.example@evil.example/media/1",
        "https://app.example/vivacetti/media/1",
        "https://app.example/media/1",
        "http://media.example/media/1",
        "https://media.example?/media/1",
        "//media.example/media/1",
        "/media/1",
        "",
      })
  void knowsNoPathOfAnythingElse(String url) {
    assertThat(PublicApi.at(SEVERAL, PROXIES).path(REQUEST, url)).isEmpty();
  }

  @Test
  void takesTheLongerOfTwoAddressesThatBeginAlike() {
    PublicApi both =
        PublicApi.at(
            List.of(URI.create("https://a.example"), URI.create("https://a.example/api")), PROXIES);

    assertThat(both.path(REQUEST, "https://a.example/api/media/1")).contains("/media/1");
  }

  @Test
  void knowsThePathOfTheGatewaysOwnAddress() {
    assertThat(
            PublicApi.ofGateway()
                .path(REQUEST, "https://abc.execute-api.eu-central-1.amazonaws.com/v1/media/1"))
        .contains("/media/1");
  }
}
