package dev.vivace.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Items in the pages of others. */
class EmbedTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final WebClient WEB = new WebClient();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final String HOSTILE = "\"><script>alert('1')<_script>&amp;.mp3";
  private static final Pattern SOURCE = Pattern.compile("<(audio|video|img) [^>]*src=\"([^\"]+)\"");

  private static FunctionClient upload;
  private static FunctionClient playback;
  private static String id;

  @BeforeAll
  static void storeAnItem() {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback(Map.of("CORS_ORIGIN", "*"));
    id = Requests.store(upload, HOSTILE, MP3);
  }

  @AfterAll
  static void close() {
    WEB.close();
  }

  @ParameterizedTest
  @CsvSource({"speech.mp3, audio", "clip.mp4, video"})
  void aPagePlaysItsItem(String file, String element) {
    byte[] bytes = MediaFixtures.bytes(file);
    GatewayAnswer answer = embed(playback, Requests.store(upload, file, bytes));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
    Matcher source = source(answer);
    assertThat(source.group(1)).isEqualTo(element);
    assertThat(url(source)).hasToString(embedUrl(idOf(url(source))).replace("/embed", "/content"));
    assertThat(bytesOf(url(source))).isEqualTo(bytes);
    assertThat(text(answer)).contains(" controls ").contains("preload=\"metadata\"");
  }

  @Test
  void aPageLetsNothingInButItsItemAndItsStyle() throws Exception {
    GatewayAnswer answer = embed(playback, id);

    URI media = contentOf(url(source(answer))).location();
    String policy = answer.header("Content-Security-Policy").orElseThrow();
    String style = text(answer).replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
    String script = text(answer).replaceFirst("(?s).*<script>(.*)</script>.*", "$1");
    assertThat(policy.split("; "))
        .containsExactly(
            "default-src 'none'",
            "media-src https://api.example.test http://" + media.getAuthority(),
            "script-src 'sha256-" + sha256(script) + "'",
            "style-src 'sha256-" + sha256(style) + "'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors *");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aNameIsNothingButText() {
    String page = text(embed(playback, id));

    assertThat(page)
        .contains("<title>&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;_script&gt;&amp;amp;.mp3")
        .containsOnlyOnce("<script")
        .doesNotContain("alert('");
    assertThat(frameOf(oEmbed(playback, embedUrl(id)))).doesNotContain("<script", "alert('");
  }

  @ParameterizedTest
  @CsvSource({
    "'https://a.example,https://b.example', frame-ancestors https://a.example https://b.example",
    "'', frame-ancestors 'self'"
  })
  void onlyPagesThatMayCallTheApiMayFrameIt(String origins, String expected) {
    FunctionClient bounded = PROCESSES.startPlayback(Map.of("CORS_ORIGIN", origins));

    assertThat(embed(bounded, id).header("Content-Security-Policy").orElseThrow())
        .endsWith(expected);
  }

  @Test
  void whatDoesNotPlayIsDownloaded() {
    String svg =
        Requests.store(
            upload, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));

    GatewayAnswer answer = embed(playback, svg);

    assertThat(text(answer)).doesNotContain("<audio", "<video");
    URI content =
        URI.create(
            text(answer).replaceFirst("(?s).*<a href=\"([^\"]+)\".*", "$1").replace("&amp;", "&"));
    assertThat(content).hasQuery("disposition=attachment");
    GatewayEvent download = Requests.item("GET", "/content", svg);
    URI media = playback.send(download.withQuery("disposition", "attachment")).location();
    assertThat(WEB.send("GET", media).headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
  }

  @Test
  void anImageIsShownAsAnImage() throws Exception {
    byte[] pixel = MediaFixtures.bytes("pixel.png");
    String png = Requests.store(upload, "pixel.png", pixel);

    GatewayAnswer answer = embed(playback, png);

    Matcher source = source(answer);
    assertThat(source.group(1)).isEqualTo("img");
    assertThat(bytesOf(url(source))).isEqualTo(pixel);
    assertThat(text(answer)).doesNotContain("<script", "<a ");
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("img-src https://api.example.test http://")
        .doesNotContain("script-src", "media-src");
    assertThat(playback.send(Requests.item("GET", "", png)).json().get("embedUrl").asString())
        .isEqualTo(embedUrl(png));
  }

  @Test
  void aPageTellsWhereOEmbedIs() {
    GatewayAnswer answer = embed(playback, id);

    String href =
        text(answer).replaceFirst("(?s).*oembed\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    assertThat(href)
        .isEqualTo(
            GatewayEvent.BASE_URL
                + "/oembed?url=https%3A%2F%2Fapi.example.test%2Fv1%2Fmedia%2F"
                + id
                + "%2Fembed&format=json");
    assertThat(answer.header("Link"))
        .contains("<" + href + ">; rel=\"alternate\"; type=\"application/json+oembed\"");
  }

  @Test
  void anItemTellsWhereItsPageIs() {
    JsonNode audio = playback.send(Requests.item("GET", "", id)).json();
    String text = Requests.store(upload, "a.txt", new byte[] {'a'});

    assertThat(audio.get("embedUrl").asString()).isEqualTo(embedUrl(id));
    assertThat(playback.send(Requests.item("GET", "", text)).json().has("embedUrl")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/embed", "/content", "", "/embed?access_token=x", "/content?a=b#c"})
  void oEmbedKnowsEveryAddressOfAnItem(String suffix) {
    JsonNode json = oEmbed(playback, GatewayEvent.BASE_URL + "/media/" + id + suffix).json();

    assertThat(json.get("version").asString()).isEqualTo("1.0");
    assertThat(json.get("type").asString()).isEqualTo("rich");
    assertThat(json.get("title").asString()).endsWith("amp;.mp3");
    assertThat(json.get("provider_url").asString()).isEqualTo(GatewayEvent.BASE_URL + "/");
    assertThat(json.get("cache_age").asInt()).isEqualTo(3600);
    assertThat(json.get("width").asInt()).isEqualTo(480);
    assertThat(json.get("html").asString())
        .startsWith("<iframe src=\"" + embedUrl(id) + "\"")
        .contains("width=\"480\" height=\"140\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 640, 360",
    "320, '', 320, 180",
    "'', 90, 160, 90",
    "320, 90, 160, 90",
    "10000, 10000, 640, 360",
    "1, 1, 1, 1"
  })
  void oEmbedKeepsWithinBoundsAndTheShapeOfAVideo(
      String maxWidth, String maxHeight, int width, int height) {
    String clip = Requests.store(upload, "clip.mp4", MediaFixtures.bytes("clip.mp4"));
    GatewayEvent event = GatewayEvent.of("GET", "/oembed").withQuery("url", embedUrl(clip));
    if (!maxWidth.isEmpty()) {
      event = event.withQuery("maxwidth", maxWidth);
    }
    if (!maxHeight.isEmpty()) {
      event = event.withQuery("maxheight", maxHeight);
    }

    JsonNode json = playback.send(event).json();

    assertThat(json.get("type").asString()).isEqualTo("video");
    assertThat(json.get("width").asInt()).isEqualTo(width);
    assertThat(json.get("height").asInt()).isEqualTo(height);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/v1/media/ID/embed",
        "https://api.example.test.evil.example/v1/media/ID/embed",
        "https://api.example.test@evil.example/v1/media/ID/embed",
        "http://api.example.test/v1/media/ID/embed",
        "https://api.example.test/v1/media/ID/embed/embed",
        "https://api.example.test/v1/media/ID/playback",
        "https://api.example.test/v1/media/../media/ID/embed",
        "https://api.example.test/v1/uploads/ID",
        "https://api.example.test/v1/media/",
        "ID",
        ""
      })
  void oEmbedKnowsNoOtherAddress(String url) {
    assertThat(oEmbed(playback, url.replace("ID", id)).outcome()).isEqualTo("404 unknown-media");
  }

  @ParameterizedTest
  @CsvSource({
    "format, xml, 501 format-not-implemented",
    "maxwidth, 0, 400 invalid-parameter",
    "maxheight, tall, 400 invalid-parameter"
  })
  void oEmbedRefusesWhatItCantDo(String name, String value, String outcome) {
    GatewayEvent event = GatewayEvent.of("GET", "/oembed").withQuery("url", embedUrl(id));

    assertThat(playback.send(event.withQuery(name, value)).outcome()).isEqualTo(outcome);
  }

  @Test
  void aForgedHostChangesNoAddress() {
    GatewayEvent event = Requests.item("GET", "/embed", id).withHeader("Host", "evil.example");

    assertThat(text(playback.send(event))).doesNotContain("evil.example");
  }

  private static GatewayAnswer embed(FunctionClient client, String mediaId) {
    return client.send(Requests.item("GET", "/embed", mediaId));
  }

  private static GatewayAnswer oEmbed(FunctionClient client, String url) {
    return client.send(GatewayEvent.of("GET", "/oembed").withQuery("url", url));
  }

  private static String frameOf(GatewayAnswer answer) {
    return answer.json().get("html").asString();
  }

  private static String embedUrl(String mediaId) {
    return GatewayEvent.BASE_URL + "/media/" + mediaId + "/embed";
  }

  private static String text(GatewayAnswer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static Matcher source(GatewayAnswer answer) {
    Matcher source = SOURCE.matcher(text(answer));
    assertThat(source.find()).isTrue();
    return source;
  }

  private static String idOf(URI content) {
    return content.getPath().split("/")[3];
  }

  /** The API's answers to a page that asks for its item. */
  private static GatewayAnswer contentOf(URI content) {
    return playback.send(Requests.item("GET", "/content", idOf(content)));
  }

  private static byte[] bytesOf(URI content) {
    return WEB.send("GET", contentOf(content).location()).body();
  }

  private static String sha256(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private static URI url(Matcher source) {
    return URI.create(source.group(2).replace("&amp;", "&").replace("&#39;", "'"));
  }
}
