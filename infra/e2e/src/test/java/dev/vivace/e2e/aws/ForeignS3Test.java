package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.LocalPort;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The functions on an S3 that is not ours: moto's server, where it is installed. */
@Tag("long")
@Timeout(180)
class ForeignS3Test {
  @TempDir private static Path folder;
  private static @Nullable Process moto;
  private static @Nullable Product product;

  @BeforeAll
  static void start() throws Exception {
    AwsTools.assume("The functions on moto's S3", "moto_server", "--help");
    int port = LocalPort.free();
    moto =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("moto.log").toFile())
            .start();
    LocalPort.awaitOpen(moto, port);
    URI s3 = URI.create("http://127.0.0.1:" + port);
    assertThat(Http.put(s3.resolve("/local-mediabucket"), new byte[0]).statusCode()).isEqualTo(200);
    Path key =
        Files.writeString(
            folder.resolve("key"),
            "AWS_ACCESS_KEY_ID=AKIAFOREIGN000000000\n"
                + "AWS_SECRET_ACCESS_KEY=foreignforeignforeignforeignforeignforei\n");
    product =
        Product.start(
            folder.resolve("data"),
            Map.of("VIVACE_S3", s3.toString(), "VIVACE_S3_KEY", key.toString()));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (product != null) {
      product.close();
    }
    if (moto != null) {
      moto.descendants().forEach(ProcessHandle::destroyForcibly);
      moto.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFileGoesUpInPartsAndPlays() throws Exception {
    byte[] file = MediaFixtures.bytes("speech.flac");
    JsonNode upload =
        Http.json(
            Http.post(
                url("/uploads"),
                "{\"filename\":\"speech.flac\",\"size\":%d}".formatted(file.length)));
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
