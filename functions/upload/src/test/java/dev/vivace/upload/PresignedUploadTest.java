package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class PresignedUploadTest {
  @RegisterExtension static final UploadFunctionFixture FUNCTION = new UploadFunctionFixture();

  private static final WebClient WEB = new WebClient();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  @AfterAll
  static void close() {
    WEB.close();
  }

  @Test
  void describesANewUpload() {
    GatewayAnswer answer = FUNCTION.send(UploadFunctionFixture.announce("a.mp3", MP3.length));

    JsonNode upload = answer.json();
    String id = upload.get("uploadId").asString();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.location()).hasToString(GatewayEvent.BASE_URL + "/uploads/" + id);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(upload.propertyNames())
        .containsExactly(
            "uploadId", "mediaId", "size", "partSize", "received", "parts", "expiresAt");
    assertThat(upload.get("size").asLong()).isEqualTo(MP3.length);
    assertThat(upload.get("partSize").asLong()).isEqualTo(MP3.length);
    assertThat(upload.get("received")).isEmpty();
    assertThat(upload.get("parts")).hasSize(1);
    assertThat(upload.get("parts").get(0).propertyNames()).containsExactly("number", "size", "url");
    assertThat(Instant.parse(upload.get("expiresAt").asString())).isAfter(Instant.EPOCH);
  }

  @Test
  void becomesAnItemByASinglePut() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("ä.bin", MP3.length)).json();

    assertThat(WEB.put(partUrl(upload, 0), MP3).statusCode()).isEqualTo(200);
    GatewayAnswer complete = send("POST", "/complete", upload);

    assertThat(complete.status()).isEqualTo(201);
    assertThat(complete.location())
        .hasToString(GatewayEvent.BASE_URL + "/media/" + upload.get("mediaId").asString());
    assertThat(complete.json().get("id")).isEqualTo(upload.get("mediaId"));
    assertThat(complete.json().get("fileName").asString()).isEqualTo("ä.bin");
    assertThat(complete.json().get("contentType").asString()).isEqualTo("audio/mpeg");
    assertThat(complete.json().get("size").asLong()).isEqualTo(MP3.length);
  }

  @Test
  void goesOnPartByPartWithFreshUrlsForWhatIsMissing() {
    byte[] file = new byte[20 * 1024 * 1024];
    new Random(1).nextBytes(file);
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("big.bin", file.length)).json();
    assertThat(numbers(upload, "parts")).containsExactly(1, 2, 3);

    putPart(upload, file, 1);
    JsonNode status = send("GET", "", upload).json();
    assertThat(status.get("received")).hasToString("[2]");
    assertThat(numbers(status, "parts")).containsExactly(1, 3);
    assertThat(send("POST", "/complete", upload).outcome()).isEqualTo("409 upload-incomplete");

    putPart(status, file, 0);
    putPart(status, file, 1);
    assertThat(send("GET", "", upload).json().get("parts")).isEmpty();
    assertThat(send("POST", "/complete", upload).json().get("size").asLong())
        .isEqualTo(file.length);
  }

  @Test
  void completesAgainWithTheSameAnswer() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("a.mp3", MP3.length)).json();
    WEB.put(partUrl(upload, 0), MP3);

    GatewayAnswer first = send("POST", "/complete", upload);
    GatewayAnswer second = send("POST", "/complete", upload);

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(send("GET", "", upload).json().get("received")).hasToString("[1]");
    assertThat(send("GET", "", upload).json().has("expiresAt")).isFalse();
    assertThat(send("DELETE", "", upload).outcome()).isEqualTo("409 upload-complete");
  }

  @Test
  void isGoneOnceAborted() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("a.mp3", MP3.length)).json();

    assertThat(send("DELETE", "", upload).status()).isEqualTo(204);
    assertThat(send("DELETE", "", upload).status()).isEqualTo(204);
    assertThat(send("GET", "", upload).outcome()).isEqualTo("410 upload-aborted");
    assertThat(send("POST", "/complete", upload).outcome()).isEqualTo("410 upload-aborted");
    assertThat(WEB.put(partUrl(upload, 0), MP3).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAnotherSizeThanDeclared() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("a.mp3", MP3.length)).json();
    WEB.put(partUrl(upload, 0), Arrays.copyOf(MP3, MP3.length - 1));

    GatewayAnswer answer = send("POST", "/complete", upload);

    assertThat(answer.outcome()).isEqualTo("409 upload-size-mismatch");
    assertThat(answer.json().get("detail").asString()).contains("Send parts [1] again");
  }

  @Test
  void refusesATamperedUrl() {
    JsonNode upload = FUNCTION.send(UploadFunctionFixture.announce("a.mp3", MP3.length)).json();
    String url = partUrl(upload, 0).toString();

    URI otherPart = URI.create(url.replace("partNumber=1", "partNumber=2"));

    assertThat(WEB.put(otherPart, MP3).statusCode()).isEqualTo(403);
    assertThat(url).doesNotContainIgnoringCase("checksum");
  }

  private static GatewayAnswer send(String method, String suffix, JsonNode upload) {
    return FUNCTION.send(
        UploadFunctionFixture.upload(method, suffix, upload.get("uploadId").asString()));
  }

  private static void putPart(JsonNode upload, byte[] file, int index) {
    int number = upload.get("parts").get(index).get("number").asInt();
    int from = (number - 1) * upload.get("partSize").asInt();
    int size = upload.get("parts").get(index).get("size").asInt();
    assertThat(
            WEB.put(partUrl(upload, index), Arrays.copyOfRange(file, from, from + size))
                .statusCode())
        .isEqualTo(200);
  }

  private static URI partUrl(JsonNode upload, int index) {
    return URI.create(upload.get("parts").get(index).get("url").asString());
  }

  private static Iterable<Integer> numbers(JsonNode upload, String member) {
    return StreamSupport.stream(upload.get(member).spliterator(), false)
        .map(part -> part.get("number").asInt())
        .toList();
  }
}
