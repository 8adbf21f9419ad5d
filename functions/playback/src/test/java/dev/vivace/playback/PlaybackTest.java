package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class PlaybackTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final WebClient WEB = new WebClient();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final String NAME = "müsic 🎵.mp3";

  private static FunctionClient upload;
  private static FunctionClient playback;
  private static String id;

  @BeforeAll
  static void storeAnItem() {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback();
    id = Requests.store(upload, NAME, MP3);
  }

  @AfterAll
  static void close() {
    WEB.close();
  }

  @Test
  void handsOutAUrlThatGivesTheBytesBack() {
    GatewayAnswer answer = playback.send(Requests.item("GET", "/playback", id));

    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(json.propertyNames())
        .containsExactly("url", "expiresAt", "contentType", "size", "fileName", "hlsUrl");
    assertThat(json.get("contentType").asString()).isEqualTo("audio/mpeg");
    assertThat(json.get("size").asLong()).isEqualTo(MP3.length);
    assertThat(json.get("fileName").asString()).isEqualTo(NAME);
    HttpResponse<byte[]> bytes = WEB.send("GET", url(json));
    assertThat(bytes.statusCode()).isEqualTo(200);
    assertThat(bytes.body()).isEqualTo(MP3);
    assertThat(bytes.headers().firstValue("Content-Type")).contains("audio/mpeg");
    assertThat(bytes.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline;");
  }

  @Test
  void handsOutAUrlThatCanBeSeekedIn() {
    HttpResponse<byte[]> range = WEB.send("GET", playbackUrl(), "Range", "bytes=100-199");

    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(MP3, 100, 200));
  }

  @Test
  void handsOutAUrlThatCantBeChanged() {
    String url = playbackUrl().toString();

    assertThat(WEB.send("GET", URI.create(url.replace(id, Requests.NO_SUCH_ID))).statusCode())
        .isEqualTo(403);
    assertThat(WEB.send("GET", URI.create(url.replace("inline", "attachment"))).statusCode())
        .isEqualTo(403);
    assertThat(WEB.send("DELETE", URI.create(url)).statusCode()).isEqualTo(403);
  }

  @Test
  void saysWhenTheUrlEnds() {
    FunctionClient brief = PROCESSES.startPlayback(Map.of("PLAYBACK_URL_TTL_SECONDS", "60"));
    Instant before = Instant.now();

    JsonNode json = brief.send(Requests.item("GET", "/playback", id)).json();

    assertThat(json.get("url").asString()).contains("X-Amz-Expires=60");
    assertThat(Duration.between(before, Instant.parse(json.get("expiresAt").asString())))
        .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
  }

  @Test
  void sendsAnAttachmentUnderItsName() {
    JsonNode json =
        playback
            .send(Requests.item("GET", "/playback", id).withQuery("disposition", "attachment"))
            .json();

    assertThat(WEB.send("GET", url(json)).headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;")
        .contains("filename*=UTF-8''m%C3%BCsic%20%F0%9F%8E%B5.mp3");
  }

  @Test
  void redirectsToTheContentByTheSameMethod() {
    GatewayAnswer get = playback.send(Requests.item("GET", "/content", id));
    GatewayAnswer head = playback.send(Requests.item("HEAD", "/content", id));

    assertThat(get.status()).isEqualTo(302);
    assertThat(head.status()).isEqualTo(302);
    assertThat(get.header("Cache-Control")).contains("no-store");
    assertThat(WEB.send("GET", get.location()).body()).isEqualTo(MP3);
    HttpResponse<byte[]> headers = WEB.send("HEAD", head.location());
    assertThat(headers.statusCode()).isEqualTo(200);
    assertThat(headers.headers().firstValueAsLong("Content-Length")).hasValue(MP3.length);
    assertThat(WEB.send("HEAD", get.location()).statusCode()).isEqualTo(403);
  }

  @Test
  void putsASmallItemIntoADataUrl() {
    JsonNode json =
        playback.send(Requests.item("GET", "/playback", id).withQuery("as", "data-uri")).json();

    String url = json.get("url").asString();
    assertThat(url).startsWith("data:audio/mpeg;base64,");
    assertThat(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))).isEqualTo(MP3);
    assertThat(json.has("expiresAt")).isFalse();
  }

  @Test
  void letsNoDataUrlRunAsAPage() {
    byte[] page = "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8);
    String pageId = Requests.store(upload, "page.html", page);

    JsonNode json =
        playback.send(Requests.item("GET", "/playback", pageId).withQuery("as", "data-uri")).json();

    assertThat(json.get("contentType").asString()).isEqualTo("text/html");
    assertThat(json.get("url").asString()).startsWith("data:application/octet-stream;base64,");
  }

  @Test
  void refusesALargeItemAsADataUrl() {
    String largeId = Requests.store(upload, "large.bin", new byte[1024 * 1024 + 1]);

    GatewayAnswer answer =
        playback.send(Requests.item("GET", "/playback", largeId).withQuery("as", "data-uri"));

    assertThat(answer.outcome()).isEqualTo("422 too-large-for-data-uri");
    assertThat(answer.json().get("detail").asString()).endsWith("Ask for it with as=url.");
  }

  @Test
  void describesAnItemWithItsRenditions() {
    JsonNode json = playback.send(Requests.item("GET", "", id)).json();

    assertThat(json.get("id").asString()).isEqualTo(id);
    assertThat(json.get("renditions").isArray()).isTrue();
    assertThat(json.get("renditions")).isEmpty();
    assertThat(json.get("contentUrl").asString())
        .isEqualTo(GatewayEvent.BASE_URL + "/media/" + id + "/content");
  }

  @Test
  void signsForThePublicAddressOfTheBucketAndLinksToThatOfTheApi() {
    FunctionClient proxied =
        PROCESSES.startPlayback(
            Map.of(
                "PUBLIC_MEDIA_URL", "https://media.example",
                "PUBLIC_API_URL", "https://example.org/apps/vivace/"));

    JsonNode item = proxied.send(Requests.item("GET", "", id)).json();
    JsonNode json = proxied.send(Requests.item("GET", "/playback", id)).json();

    assertThat(item.get("contentUrl").asString())
        .isEqualTo("https://example.org/apps/vivace/media/" + id + "/content");
    assertThat(json.get("url").asString())
        .startsWith("https://media.example/media/media/" + id + "/original?");
  }

  private static URI playbackUrl() {
    return url(playback.send(Requests.item("GET", "/playback", id)).json());
  }

  private static URI url(JsonNode playback) {
    return URI.create(playback.get("url").asString());
  }
}
