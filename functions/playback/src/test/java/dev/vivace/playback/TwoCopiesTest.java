package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two copies of each function take turns, each with a context of its own: nothing differs. */
class TwoCopiesTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final WebClient WEB = new WebClient();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  private static List<FunctionClient> uploads;
  private static List<FunctionClient> playbacks;

  @BeforeAll
  static void start() {
    uploads = List.of(PROCESSES.startUpload(), PROCESSES.startUpload());
    playbacks = List.of(PROCESSES.startPlayback(), PROCESSES.startPlayback());
  }

  @AfterAll
  static void close() {
    WEB.close();
  }

  @Test
  void takeTurnsAtEveryStepOfAnUploadAndOfPlayback() {
    JsonNode created = uploads.get(0).send(announcement()).json();
    String uploadId = created.get("uploadId").asString();
    assertEqual(uploads, upload("GET", "", uploadId), "200", "parts", "expiresAt");
    assertThat(WEB.put(partUrl(created), MP3).statusCode()).isEqualTo(200);
    assertEqual(uploads, upload("GET", "", uploadId), "200");
    assertEqual(uploads.reversed(), upload("POST", "/complete", uploadId), "201");
    assertEqual(uploads, upload("GET", "", uploadId), "200");

    String id = created.get("mediaId").asString();
    assertEqual(playbacks, Requests.item("GET", "", id), "200");
    assertEqual(playbacks, GatewayEvent.of("GET", "/media"), "200");
    assertEqual(playbacks, Requests.item("GET", "/playback", id), "200", "url", "expiresAt");
    for (FunctionClient playback : playbacks) {
      GatewayAnswer content = playback.send(Requests.item("GET", "/content", id));
      assertThat(WEB.send("GET", content.location()).body()).isEqualTo(MP3);
    }

    assertThat(playbacks.get(0).send(Requests.item("DELETE", "", id)).status()).isEqualTo(204);
    assertThat(playbacks.get(1).send(Requests.item("DELETE", "", id)).status()).isEqualTo(204);
    assertEqual(playbacks.reversed(), Requests.item("GET", "", id), "404 unknown-media");
    assertEqual(playbacks, Requests.item("GET", "/content", id), "404 unknown-media");
    assertEqual(uploads, upload("POST", "/complete", uploadId), "404 unknown-media");
  }

  @Test
  void takeTurnsAtAnUploadThatIsAborted() {
    JsonNode created = uploads.get(1).send(announcement()).json();
    String uploadId = created.get("uploadId").asString();

    assertThat(uploads.get(0).send(upload("DELETE", "", uploadId)).status()).isEqualTo(204);
    assertThat(uploads.get(1).send(upload("DELETE", "", uploadId)).status()).isEqualTo(204);
    assertEqual(uploads, upload("GET", "", uploadId), "410 upload-aborted");
    assertEqual(uploads, upload("POST", "/complete", uploadId), "410 upload-aborted");
  }

  /**
   * Sends the same to both.
   *
   * @param signed members whose signatures may be a second apart
   */
  private static void assertEqual(
      List<FunctionClient> copies, GatewayEvent event, String outcome, String... signed) {
    GatewayAnswer first = copies.get(0).send(event);
    GatewayAnswer second = copies.get(1).send(event);
    assertThat(first.outcome()).isEqualTo(outcome);
    assertThat(second.outcome()).isEqualTo(outcome);
    assertThat(without(signed, second)).isEqualTo(without(signed, first));
  }

  private static JsonNode without(String[] members, GatewayAnswer answer) {
    return answer.json().asObject().without(List.of(members));
  }

  private static GatewayEvent announcement() {
    return GatewayEvent.of("POST", "/uploads")
        .withBody("{\"filename\":\"speech.mp3\",\"size\":%d}".formatted(MP3.length));
  }

  private static GatewayEvent upload(String method, String suffix, String uploadId) {
    return GatewayEvent.of(method, "/uploads/{uploadId}" + suffix)
        .withPathParameter("uploadId", uploadId);
  }

  private static URI partUrl(JsonNode upload) {
    return URI.create(upload.get("parts").get(0).get("url").asString());
  }
}
