package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole flow on an S3 that is not ours: nothing of it may lean on what the embedded one does.
 */
@Tag("long")
@Timeout(180)
@ParameterizedClass
@EnumSource(ForeignServer.Kind.class)
class ForeignS3Test {
  @TempDir private static Path folder;
  private static @Nullable ForeignServer server;
  private static @Nullable Product product;

  @Parameter private ForeignServer.Kind kind;

  @BeforeParameterizedClassInvocation
  static void start(ForeignServer.Kind kind) throws Exception {
    Path files = Files.createDirectory(folder.resolve(kind.name()));
    server = ForeignServer.start(kind, files);
    URI bucket = server.url().resolve("/local-mediabucket");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Http.put(bucket, new byte[0]).statusCode() == 200);
    Path key =
        Files.writeString(
            files.resolve("key"),
            "AWS_ACCESS_KEY_ID=AKIAFOREIGN000000000\n"
                + "AWS_SECRET_ACCESS_KEY=foreignforeignforeignforeignforeignforei\n");
    product =
        Product.start(
            files.resolve("data"),
            Map.of("VIVACE_S3", server.url().toString(), "VIVACE_S3_KEY", key.toString()));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (product != null) {
      product.close();
      product = null;
    }
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** S3Mock says that it enters another type, and does not. */
  @ParameterizedTest
  @ValueSource(strings = {"audio/flac", "application/octet-stream"})
  void aFileGoesUpInPartsAndPlays(String declaredType) throws Exception {
    byte[] file = MediaFixtures.bytes("speech.flac");
    JsonNode upload =
        Http.json(
            Http.post(
                url("/uploads"),
                "{\"filename\":\"speech.flac\",\"contentType\":\"%s\",\"size\":%d}"
                    .formatted(declaredType, file.length)));
    for (JsonNode part : upload.get("parts")) {
      assertThat(Http.put(URI.create(part.get("url").asString()), file).statusCode())
          .isEqualTo(200);
    }
    URI complete = url("/uploads/" + upload.get("uploadId").asString() + "/complete");
    String id = Http.json(Http.post(complete, "")).get("id").asString();
    assertThat(Http.json(Http.post(complete, "")).get("id").asString()).isEqualTo(id);

    JsonNode playback = Http.json(Http.get(url("/media/" + id + "/playback")));
    HttpResponse<byte[]> part =
        Http.get(URI.create(playback.get("url").asString()), "Range", "bytes=0-3");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("fLaC".getBytes());
    assertThat(Http.json(Http.get(url("/media"))).get("items").toString()).contains(id);

    assertThat(Http.delete(url("/media/" + id)).statusCode()).isEqualTo(204);
    assertThat(Http.get(url("/media/" + id)).statusCode()).isEqualTo(404);
  }

  @Test
  void anEncodingIsKeptAndFoundAgain() throws Exception {
    HttpResponse<byte[]> stored =
        Http.post(url("/media?filename=speech.wav"), MediaFixtures.bytes("speech.wav"));
    String stream = "/media/" + Http.json(stored).get("id").asString() + "/stream?format=opus";

    assertThat(Http.get(url(stream)).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> again = Http.get(url(stream));

    assertThat(again.statusCode()).isEqualTo(302);
    URI kept = URI.create(again.headers().firstValue("Location").orElseThrow());
    assertThat(Http.get(kept).body()).startsWith('O', 'g', 'g', 'S');
  }

  @Test
  void aLiveStreamIsHeardAndKept() throws Exception {
    byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);
    JsonNode live = Http.json(Http.post(url("/live"), "{\"sampleRate\":24000}"));
    URI chunk = URI.create(live.get("chunksUrl").asString() + "/0");
    assertThat(Http.put(chunk, pcm).statusCode()).isEqualTo(204);
    assertThat(Http.put(chunk, pcm).statusCode()).isEqualTo(204);
    assertThat(Http.put(chunk, new byte[8]).statusCode()).isEqualTo(409);

    JsonNode ended = Http.json(Http.post(url("/live/" + live.get("id").asString() + "/end"), ""));
    HttpResponse<byte[]> heard =
        Http.get(URI.create(live.get("listenUrl").asString() + "?format=mp3"));

    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.body().length).isGreaterThan(10_000);
    String kept = "/media/" + ended.get("mediaId").asString();
    assertThat(Http.json(Http.get(url(kept))).get("size").asInt()).isGreaterThan(pcm.length);
  }

  private static URI url(String pathAndQuery) {
    return product.url(pathAndQuery);
  }
}
