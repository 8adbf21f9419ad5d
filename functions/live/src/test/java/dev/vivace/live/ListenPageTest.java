package dev.vivace.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.text.Sha256;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Live streams in the pages of others. */
class ListenPageTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String HOSTILE = "<script>alert('1')</script>\\\"><img src=x>";

  private static Main function;

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>(S3.coordinates().environment());
    environment.put("CORS_ORIGIN", "https://app.example");
    function = new Main(environment);
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  private static JsonNode create(String title) {
    GatewayEvent event = GatewayEvent.of("POST", "/live").withBody("{\"title\":\"" + title + "\"}");
    return new FunctionClient(function).send(event).json();
  }

  private static GatewayAnswer page(JsonNode stream) {
    return new FunctionClient(function)
        .send(
            GatewayEvent.of("GET", "/live/{streamId}/embed")
                .withPathParameter("streamId", stream.get("id").asString()));
  }

  private static String text(GatewayAnswer page) {
    return new String(page.body(), UTF_8);
  }

  @Test
  void playsTheStreamThatItIsOfInEitherWay() {
    JsonNode stream = create("News");
    GatewayAnswer page = page(stream);

    assertThat(stream.get("embedUrl").asString())
        .isEqualTo(stream.get("listenUrl").asString().replace("/stream", "/embed"));
    assertThat(page.outcome()).isEqualTo("200");
    assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(text(page))
        .contains("<h1>News</h1>", "value=\"now\" checked", "value=\"crowd\"")
        .contains("data-sound=\"" + stream.get("listenUrl").asString() + "\"");
  }

  @Test
  void offersNoCrowdWhereThereIsNoPlaylist() {
    URI api = URI.create("https://api.example.test/v1/");
    ListenPage page = new ListenPage("", api.resolve("live/1/stream"), api, false);

    assertThat(new String(page.html(), UTF_8))
        .contains("<h1>Live stream</h1>")
        .doesNotContain("type=\"radio\"", "value=\"crowd\"");
  }

  @Test
  void letsNothingInButTheClientAndTheStream() {
    GatewayAnswer page = page(create("News"));

    String style = text(page).replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
    String script = text(page).replaceFirst("(?s).*<script type=\"module\">(.*)</script>.*", "$1");
    assertThat(page.header("Content-Security-Policy").orElseThrow().split("; "))
        .containsExactly(
            "default-src 'none'",
            "script-src '" + Sha256.source(script) + "' " + GatewayEvent.BASE_URL + "/clients/",
            "connect-src https://api.example.test",
            "media-src blob: https://api.example.test",
            "style-src '" + Sha256.source(style) + "'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors https://app.example");
    assertThat(page.header("Referrer-Policy")).contains("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aTitleIsNothingButText() {
    String page = text(page(create(HOSTILE)));

    assertThat(page)
        .contains("<h1>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x&gt;")
        .containsOnlyOnce("<script")
        .doesNotContain("<img");
  }
}
