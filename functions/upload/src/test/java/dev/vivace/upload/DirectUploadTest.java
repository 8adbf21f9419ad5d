package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DirectUploadTest {
  @RegisterExtension static final UploadFunctionFixture FUNCTION = new UploadFunctionFixture();

  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final byte[] PNG = MediaFixtures.bytes("pixel.png");

  @Test
  void storesARawBodyAndDescribesTheItem() {
    GatewayAnswer answer = FUNCTION.send(raw(MP3).withQuery("filename", "speech.mp3"));

    JsonNode item = answer.json();
    String id = item.get("id").asString();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.location()).hasToString(GatewayEvent.BASE_URL + "/media/" + id);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(item.propertyNames())
        .containsExactly(
            "id",
            "fileName",
            "contentType",
            "size",
            "checksum",
            "createdAt",
            "contentUrl",
            "url",
            "embedUrl");
    assertThat(item.get("fileName").asString()).isEqualTo("speech.mp3");
    assertThat(item.get("size").asLong()).isEqualTo(MP3.length);
    assertThat(item.get("checksum").get("algorithm").asString()).isEqualTo("CRC64NVME");
    assertThat(item.get("checksum").get("value").asString()).hasSize(12);
    assertThat(Instant.parse(item.get("createdAt").asString())).isAfter("2026-01-01T00:00:00Z");
    assertThat(item.get("contentUrl").asString())
        .isEqualTo(GatewayEvent.BASE_URL + "/media/" + id + "/content");
    assertThat(item.get("url")).isEqualTo(item.get("contentUrl"));
    assertThat(item.get("embedUrl").asString())
        .isEqualTo(GatewayEvent.BASE_URL + "/media/" + id + "/embed");
  }

  @ParameterizedTest
  @CsvSource({
    "speech.mp3, speech.mp3, image/png, audio/mpeg",
    "pixel.png, photo.mp3, audio/mpeg, image/png",
    "text-named.mp3, text-named.mp3, audio/mpeg, text/plain",
    "speech.wav, a, application/x-www-form-urlencoded, audio/wav",
  })
  void believesTheBytesAndNotTheDeclaredType(
      String fixture, String fileName, String declared, String contentType) {
    GatewayAnswer answer =
        FUNCTION.send(
            raw(MediaFixtures.bytes(fixture))
                .withQuery("filename", fileName)
                .withHeader("content-type", declared));

    assertThat(answer.json().get("contentType").asString()).isEqualTo(contentType);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"a b.mp3\" | a b.mp3",
        "inline; filename*=UTF-8''%E2%82%AC%20%F0%9F%8E%B5.mp3 | € 🎵.mp3",
        "attachment; filename=\"x.mp3\"; filename*=UTF-8''%D0%BC%D1%83%D0%B7%D1%8B%D0%BA%D0%B0.mp3"
            + " | музыка.mp3",
        "attachment; filename=\"../../etc/passwd\" | passwd",
      })
  void takesTheNameOfContentDisposition(String header, String fileName) {
    GatewayAnswer answer =
        FUNCTION.send(
            raw(MP3).withHeader("Content-Disposition", header).withQuery("filename", "other.mp3"));

    assertThat(answer.json().get("fileName").asString()).isEqualTo(fileName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"naïve café.mp3", "音楽.mp3", "🎵.mp3", "a;b\"c'd%41.mp3", "שלום.mp3"})
  void keepsAnyUnicodeNameOfTheQueryAndOfAForm(String fileName) {
    GatewayAnswer byQuery = FUNCTION.send(raw(MP3).withQuery("filename", fileName));
    GatewayAnswer byForm =
        FUNCTION.send(new Form().file(fileName.replace("\"", "\\\""), MP3).event());

    assertThat(byQuery.json().get("fileName").asString()).isEqualTo(fileName);
    assertThat(byForm.json().get("items").get(0).get("fileName").asString()).isEqualTo(fileName);
  }

  @Test
  void namesUnnamedWhatCameWithoutAName() {
    assertThat(FUNCTION.send(raw(MP3)).json().get("fileName").asString()).isEqualTo("unnamed");
  }

  @Test
  void storesEveryFileOfAFormInItsOrder() {
    GatewayAnswer answer =
        FUNCTION.send(
            new Form()
                .field("title", "Speech")
                .file("one.mp3", MP3)
                .file("two.png", PNG)
                .file("", new byte[0])
                .event());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().propertyNames()).containsExactly("items");
    JsonNode items = answer.json().get("items");
    assertThat(
            List.of(
                items.get(0).get("fileName").asString(), items.get(1).get("fileName").asString()))
        .containsExactly("one.mp3", "two.png");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("contentType").asString()).isEqualTo("audio/mpeg");
    assertThat(items.get(1).get("size").asLong()).isEqualTo(PNG.length);
  }

  @Test
  void answersAFormOfOneFileWithAListToo() {
    JsonNode answer = FUNCTION.send(new Form().file("one.mp3", MP3).event()).json();

    assertThat(answer.get("items")).hasSize(1);
    for (String name : List.of("id", "url", "embedUrl")) {
      assertThat(answer.get(name)).isEqualTo(answer.get("items").get(0).get(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filename", "fileName"})
  void aFileOfJsonIsStoredUnderItsName(String parameter) {
    GatewayAnswer answer =
        FUNCTION.send(
            GatewayEvent.of("POST", "/media")
                .withHeader("Content-Type", "application/json")
                .withQuery(parameter, "data.json")
                .withBody("{}"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("fileName").asString()).isEqualTo("data.json");
  }

  @Test
  void aFormThatCountsOnePieceIsAWholeFile() {
    GatewayAnswer answer =
        FUNCTION.send(
            new Form()
                .field("dzchunkindex", "0")
                .field("dztotalchunkcount", "1")
                .file("one.mp3", MP3)
                .event());

    assertThat(answer.status()).isEqualTo(201);
  }

  private static GatewayEvent raw(byte[] body) {
    return GatewayEvent.of("POST", "/media").withBody(body);
  }
}
