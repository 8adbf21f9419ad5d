package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.RenditionName;
import dev.vivace.media.store.Renditions;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** An item's encodings, and how they are found. */
class RenditionLinksTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final WebClient WEB = new WebClient();
  private static final byte[] OPUS = "as if encoded".getBytes(StandardCharsets.UTF_8);

  private static FunctionClient playback;
  private static String id;

  @BeforeAll
  static void storeAnItemWithRenditions() {
    playback = PROCESSES.startPlayback();
    id = Requests.store(PROCESSES.startUpload(), "song.wav", new byte[] {'R'});
    S3Coordinates at = PROCESSES.s3().coordinates();
    try (S3Client s3 = client(at)) {
      Renditions renditions = new Renditions(new Bucket(s3, at.bucket()));
      for (String name : new String[] {"opus-96k", "mp3-128k"}) {
        MediaType type = new MediaType(name.startsWith("mp3") ? "audio/mpeg" : "audio/ogg");
        renditions.store(new MediaId(id), new RenditionName(name), type, Content.of(OPUS));
      }
    }
  }

  private static S3Client client(S3Coordinates at) {
    return S3Clients.of(at);
  }

  @AfterAll
  static void close() {
    WEB.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/playback?list=renditions"})
  void areListedWithWhereTheyAre(String asked) {
    GatewayEvent event = Requests.item("GET", asked.replaceFirst("[?].*", ""), id);
    GatewayAnswer answer =
        playback.send(asked.contains("?") ? event.withQuery("list", "renditions") : event);

    JsonNode renditions = answer.json().get("renditions");
    assertThat(renditions).hasSize(2);
    assertThat(renditions.get(1).get("name").asString()).isEqualTo("opus-96k");
    assertThat(renditions.get(1).get("contentType").asString()).isEqualTo("audio/ogg");
    assertThat(renditions.get(1).get("size").asInt()).isEqualTo(OPUS.length);
    assertThat(renditions.get(1).get("contentUrl").asString()).isEqualTo(contentUrl("opus-96k"));
    assertThat(answer.header("Link"))
        .contains(
            "<%s>; rel=\"alternate\"; type=\"audio/mpeg\"; title=\"mp3-128k\", <%s>; rel=\"alternate\"; type=\"audio/ogg\"; title=\"opus-96k\""
                .formatted(contentUrl("mp3-128k"), contentUrl("opus-96k")));
  }

  @Test
  void areNotLookedUpUnlessTheyAreWanted() {
    GatewayAnswer answer = playback.send(Requests.item("GET", "/playback", id));

    assertThat(answer.json().has("renditions")).isFalse();
    assertThat(answer.header("Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void areRedirectedToByTheSameMethod(String method) {
    GatewayAnswer answer =
        playback.send(
            Requests.item(method, "/content", id)
                .withQuery("rendition", "opus-96k")
                .withQuery("disposition", "attachment"));

    assertThat(answer.status()).isEqualTo(302);
    HttpResponse<byte[]> bytes = WEB.send(method, answer.location());
    assertThat(bytes.statusCode()).isEqualTo(200);
    assertThat(bytes.headers().firstValue("Content-Type")).contains("audio/ogg");
    assertThat(bytes.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"song.opus\"");
    assertThat(bytes.body()).isEqualTo(method.equals("GET") ? OPUS : new byte[0]);
  }

  @Test
  void areUnknownWhereThereIsNone() {
    GatewayEvent event = Requests.item("GET", "/content", id).withQuery("rendition", "flac");

    assertThat(playback.send(event).outcome()).isEqualTo("404 unknown-rendition");
  }

  private static String contentUrl(String name) {
    return GatewayEvent.BASE_URL + "/media/" + id + "/content?rendition=" + name;
  }
}
