package dev.vivace.media.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.upload.Uploads;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaConfigurationTest {
  private static final HttpRequest REQUEST =
      new HttpRequest(
          "GET",
          "/media",
          Map.of(),
          new QueryParameters(Map.of()),
          Headers.of(Map.of("Forwarded", List.of("proto=https;host=b.example"))),
          new byte[0],
          new RequestContext("r", "api.example", "v1", "10.0.0.1"));

  @Test
  void needsNothingButTheBucket() {
    MediaConfiguration configuration = MediaConfiguration.from(Map.of("MEDIA_BUCKET", "b"));

    assertThat(configuration.bucket()).isEqualTo("b");
    assertThat(configuration.uploads().maxSizeBytes()).isEqualTo(Uploads.MAX_SIZE_BYTES);
    assertThat(configuration.publicApi().url(REQUEST, "/x"))
        .hasToString("https://api.example/v1/x");
    assertThat(configuration.publicMediaUrl()).isEmpty();
    assertThat(configuration.playbackUrlTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(configuration.uploadUrlTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(configuration.cors()).isEqualTo(new Cors(List.of()));
  }

  @Test
  void takesAnEmptyVariableForOneThatIsNotSet() {
    Map<String, String> environment = new HashMap<>(Map.of("MEDIA_BUCKET", "b"));
    for (String name :
        List.of(
            "PUBLIC_API_URL",
            "PUBLIC_MEDIA_URL",
            "MEDIA_URL_REWRITES",
            "TRUSTED_PROXIES",
            "FORWARDED_FIELDS",
            "INSIDE_API_URL",
            "INSIDE_MEDIA_URL",
            "PLAYBACK_URL_TTL_SECONDS",
            "MAX_UPLOAD_BYTES",
            "CORS_ORIGIN")) {
      environment.put(name, " ");
    }

    assertThat(MediaConfiguration.from(environment).publicMediaUrl()).isEmpty();
  }

  @Test
  void readsEachVariable() {
    MediaConfiguration configuration =
        MediaConfiguration.from(
            Map.of(
                "MEDIA_BUCKET", "b",
                "PUBLIC_API_URL", "https://example.org/api/",
                "PUBLIC_MEDIA_URL", "https://media.example:8443/",
                "PLAYBACK_URL_TTL_SECONDS", "90",
                "MAX_UPLOAD_BYTES", "1000",
                "CORS_ORIGIN", "https://a.example,https://b.example"));

    assertThat(configuration.uploads().maxSizeBytes()).isEqualTo(1000);
    assertThat(configuration.publicApi().url(REQUEST, "/x"))
        .hasToString("https://example.org/api/x");
    assertThat(configuration.publicMediaUrl()).contains(URI.create("https://media.example:8443"));
    assertThat(configuration.playbackUrlTtl()).isEqualTo(Duration.ofSeconds(90));
    assertThat(configuration.cors().allowedOrigins())
        .containsExactly("https://a.example", "https://b.example");
  }

  @Test
  void signsForTheOriginOfAnAddressWithAPrefixAndRewritesTheRest() {
    MediaConfiguration configuration =
        MediaConfiguration.from(
            Map.of(
                "MEDIA_BUCKET", "b",
                "PUBLIC_MEDIA_URL", "https://app.example/files",
                "MEDIA_URL_REWRITES", "https://app.example/b/live/ -> https://live.example/"));

    assertThat(configuration.publicMediaUrl()).contains(URI.create("https://app.example"));
    assertThat(configuration.mediaRewrites())
        .isEqualTo(
            UrlRewrites.parse(
                "https://app.example/b/live/ -> https://live.example/;"
                    + "https://app.example/ -> https://app.example/files/"));
  }

  @Test
  void seesBothFromInsideWhereThatIsSet() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "MEDIA_BUCKET", "b",
                "PUBLIC_MEDIA_URL", "https://app.example/files",
                "MEDIA_URL_REWRITES", "https://app.example/b/live/ -> https://live.example/",
                "INSIDE_API_URL", "http://api.internal:8080/vivace",
                "INSIDE_MEDIA_URL", "http://proxy.internal/files"));

    InsideConfiguration inside = MediaConfiguration.from(environment).inside().orElseThrow();
    assertThat(inside.api().url(REQUEST, "/x")).hasToString("http://api.internal:8080/vivace/x");
    assertThat(inside.mediaUrl()).contains(URI.create("http://proxy.internal"));
    assertThat(inside.mediaRewrites())
        .isEqualTo(UrlRewrites.parse("http://proxy.internal/ -> http://proxy.internal/files/"));
    environment.remove("INSIDE_MEDIA_URL");
    assertThat(MediaConfiguration.from(environment).inside().orElseThrow().mediaUrl()).isEmpty();
    environment.remove("INSIDE_API_URL");
    assertThat(MediaConfiguration.from(environment).inside()).isEmpty();
  }

  @Test
  void believesATrustedProxyWhichOfTheAddressesWasCalled() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "MEDIA_BUCKET", "b",
                "PUBLIC_API_URL", "https://a.example https://b.example/api",
                "FORWARDED_FIELDS", "forwarded",
                "TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"));

    assertThat(MediaConfiguration.from(environment).publicApi().url(REQUEST, "/x"))
        .hasToString("https://b.example/api/x");
    environment.remove("FORWARDED_FIELDS");
    assertThat(MediaConfiguration.from(environment).publicApi().url(REQUEST, "/x"))
        .hasToString("https://a.example/x");
  }

  @ParameterizedTest
  @CsvSource({
    "MEDIA_BUCKET, ''",
    "PUBLIC_API_URL, example.org",
    "PUBLIC_API_URL, not a url",
    "PUBLIC_API_URL, https://example.org/?x=1",
    "PUBLIC_API_URL, https://a.example b.example",
    "PUBLIC_MEDIA_URL, https://media.example/prefix?x=1",
    "MEDIA_URL_REWRITES, https://media.example/",
    "INSIDE_API_URL, api.internal",
    "INSIDE_MEDIA_URL, s3://bucket",
    "INSIDE_MEDIA_URL, http://s3.internal",
    "TRUSTED_PROXIES, proxy.example",
    "FORWARDED_FIELDS, via",
    "PUBLIC_MEDIA_URL, https://key:secret@media.example",
    "PUBLIC_MEDIA_URL, s3://bucket",
    "PLAYBACK_URL_TTL_SECONDS, 0",
    "PLAYBACK_URL_TTL_SECONDS, 604801",
    "PLAYBACK_URL_TTL_SECONDS, 1h",
    "MAX_UPLOAD_BYTES, 0",
    "MAX_UPLOAD_BYTES, 5368709121",
    "CORS_ORIGIN, example.org",
    "CORS_ORIGIN, https://example.org/",
  })
  void namesTheVariableThatIsWrong(String name, String value) {
    Map<String, String> environment = new HashMap<>(Map.of("MEDIA_BUCKET", "b"));
    environment.put(name, value);

    assertThatThrownBy(() -> MediaConfiguration.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
  void namesWhatIsMissingForS3(String name) {
    Map<String, String> environment = new HashMap<>(AWS);
    environment.remove(name);

    assertThatThrownBy(() -> AwsConfiguration.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " must be set");
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(AwsConfiguration.from(AWS).toString())
        .doesNotContain("secret-value")
        .doesNotContain("token-value");
  }

  private static final Map<String, String> AWS =
      Map.of(
          "AWS_REGION", "eu-central-1",
          "AWS_ACCESS_KEY_ID", "id",
          "AWS_SECRET_ACCESS_KEY", "secret-value",
          "AWS_SESSION_TOKEN", "token-value");
}
