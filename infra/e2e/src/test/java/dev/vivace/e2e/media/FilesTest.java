package dev.vivace.e2e.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Curl;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files go up in every way there is, and come back byte for byte. */
@ExtendWith(SharedProduct.class)
@Timeout(120)
class FilesTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "speech.mp3", "audio/mpeg",
          "speech.wav", "audio/wav",
          "speech.m4a", "audio/mp4",
          "speech.ogg", "audio/ogg",
          "clip.mp4", "video/mp4");

  @TempDir private static Path folder;
  private static Product product;

  @BeforeAll
  static void start(Product shared) throws Exception {
    product = shared;
    for (String name : TYPES.keySet()) {
      Files.write(folder.resolve(name), MediaFixtures.bytes(name));
    }
  }

  static Stream<Arguments> everyFileAndWay() {
    return TYPES.keySet().stream()
        .sorted()
        .flatMap(name -> Arrays.stream(WayIn.values()).map(way -> Arguments.of(name, way)));
  }

  enum WayIn {
    CURL_FORM,
    CURL_DATA_BINARY,
    PRESIGNED
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyFileAndWay")
  void comesBackByteForByte(String name, WayIn way) throws Exception {
    byte[] original = MediaFixtures.bytes(name);

    JsonNode item = upload(name, way);

    assertThat(item.get("fileName").asString()).isEqualTo(name);
    assertThat(item.get("contentType").asString()).isEqualTo(TYPES.get(name));
    assertThat(item.get("size").asLong()).isEqualTo(original.length);
    String id = item.get("id").asString();
    URI playback = playbackUrl(id);
    HttpResponse<byte[]> whole = Http.get(playback);
    assertThat(whole.body()).isEqualTo(original);
    assertThat(whole.headers().firstValue("Content-Type")).contains(TYPES.get(name));
    HttpResponse<byte[]> part = Http.get(playback, "Range", "bytes=10-29");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(original, 10, 30));
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes 10-29/" + original.length);
    HttpResponse<byte[]> redirect = Http.get(product.url("/media/" + id + "/content"));
    assertThat(redirect.statusCode()).isEqualTo(302);
    URI location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(Http.get(location).body()).isEqualTo(original);
  }

  @Test
  void aTamperedPlaybackUrlIsRefused() throws Exception {
    URI good = playbackUrl(upload("speech.mp3", WayIn.PRESIGNED).get("id").asString());
    String other =
        playbackUrl(upload("speech.wav", WayIn.PRESIGNED).get("id").asString()).getPath();

    String text = good.toString();
    assertThat(Http.get(URI.create(text.replaceFirst("(Signature=)..", "$100"))).statusCode())
        .isEqualTo(403);
    assertThat(Http.get(URI.create(text.replaceFirst("(Expires=)\\d+", "$199999"))).statusCode())
        .isEqualTo(403);
    assertThat(Http.get(URI.create(text.replace(good.getPath(), other))).statusCode())
        .isEqualTo(403);
    assertThat(Http.put(good, new byte[1]).statusCode()).isEqualTo(403);
    assertThat(Http.get(URI.create(text.substring(0, text.indexOf('?')))).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anExpiredPlaybackUrlIsRefused(@TempDir Path data) throws Exception {
    Map<String, String> shortLived = Map.of("VIVACE_PARAMETERS", "PlaybackUrlTtlSeconds=1");
    try (Product other = Product.start(data, shortLived)) {
      byte[] original = MediaFixtures.bytes("speech.mp3");
      String id = Http.json(Http.post(other.url("/media"), original)).get("id").asString();
      URI url =
          URI.create(
              Http.json(Http.get(other.url("/media/" + id + "/playback"))).get("url").asString());

      await().atMost(Duration.ofSeconds(20)).until(() -> Http.get(url).statusCode() == 403);
    }
  }

  @Test
  void stoppingAndStartingLosesNothing(@TempDir Path data) throws Exception {
    byte[] original = MediaFixtures.bytes("speech.mp3");
    String id;
    String uploadId;
    String partUrl;
    try (Product first = Product.start(data)) {
      HttpResponse<byte[]> stored = Http.post(first.url("/media?filename=a.mp3"), original);
      id = Http.json(stored).get("id").asString();
      JsonNode upload = begin(first, "b.mp3", original.length);
      uploadId = upload.get("uploadId").asString();
      partUrl = upload.get("parts").get(0).get("url").asString();
      assertThat(Http.put(URI.create(partUrl), original).statusCode()).isEqualTo(200);
    }

    try (Product second = Product.start(data)) {
      HttpResponse<byte[]> playback = Http.get(second.url("/media/" + id + "/playback"));
      URI url = URI.create(Http.json(playback).get("url").asString());
      assertThat(Http.get(url).body()).isEqualTo(original);
      HttpResponse<byte[]> complete =
          Http.post(second.url("/uploads/" + uploadId + "/complete"), new byte[0]);
      assertThat(Http.json(complete).get("size").asInt()).isEqualTo(original.length);
    }
  }

  private JsonNode upload(String name, WayIn way) throws Exception {
    byte[] content = MediaFixtures.bytes(name);
    Path file = folder.resolve(name);
    return switch (way) {
      case CURL_FORM ->
          parse(Curl.run("-F", "file=@" + file, product.url("/media").toString()))
              .get("items")
              .get(0);
      case CURL_DATA_BINARY ->
          parse(
              Curl.run(
                  "--data-binary", "@" + file, product.url("/media?filename=" + name).toString()));
      case PRESIGNED -> {
        JsonNode upload = begin(product, name, content.length);
        URI url = URI.create(upload.get("parts").get(0).get("url").asString());
        assertThat(Http.put(url, content).statusCode()).isEqualTo(200);
        String id = upload.get("uploadId").asString();
        yield Http.json(Http.post(product.url("/uploads/" + id + "/complete"), new byte[0]));
      }
    };
  }

  private static JsonNode begin(Product on, String name, int size) throws Exception {
    String json =
        "{\"filename\":\"%s\",\"contentType\":\"application/x-wrong\",\"size\":%d}"
            .formatted(name, size);
    return Http.json(Http.post(on.url("/uploads"), json));
  }

  private static URI playbackUrl(String id) throws Exception {
    HttpResponse<byte[]> answer = Http.get(product.url("/media/" + id + "/playback"));
    return URI.create(Http.json(answer).get("url").asString());
  }

  private static JsonNode parse(String json) {
    return JsonMapper.builder().build().readTree(json);
  }
}
