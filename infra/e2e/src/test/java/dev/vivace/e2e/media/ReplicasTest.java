package dev.vivace.e2e.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Answers;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** No process matters: what one began any other goes on with, and a crash between loses nothing. */
@Timeout(180)
class ReplicasTest {
  @TempDir private static Path folder;
  private static Product one;
  private static List<String> alone;

  @BeforeAll
  static void walkAlone() throws Exception {
    one = Product.start(folder);
    alone = walk(one, () -> {});
  }

  @AfterAll
  static void stop() {
    one.close();
  }

  @Test
  void twoProcessesOfEveryFunctionTakeTurnsAndNothingDiffers(@TempDir Path data) throws Exception {
    try (Product product = Product.start(data, Map.of("VIVACE_PROCESSES", "2"))) {
      List<ProcessHandle> two = product.processes("UploadFunction");
      assertThat(two).hasSize(2);
      assertThat(walk(product, () -> {})).isEqualTo(alone);
      assertThat(product.processes("UploadFunction")).containsExactlyInAnyOrderElementsOf(two);
    }
  }

  @Test
  void aCrashOfEveryProcessBetweenAnyTwoRequestsLosesNothing() throws Exception {
    assertThat(walk(one, ReplicasTest::crash)).isEqualTo(alone);
  }

  private static void crash() {
    one.kill("UploadFunction");
    one.kill("PlaybackFunction");
    one.kill("StreamFunction");
  }

  /**
   * An upload in two parts and everything that can be done with what it makes.
   *
   * @param between runs before every request
   * @return each answer, without what differs from run to run
   */
  private static List<String> walk(Product product, Runnable between) throws Exception {
    List<String> seen = new ArrayList<>();
    byte[] file = Samples.silentWav(48_000, 90);
    String json = "{\"filename\":\"take.wav\",\"contentType\":\"audio/wav\",\"size\":%d}";

    JsonNode upload =
        Http.json(
            step(
                seen,
                between,
                () -> Http.post(product.url("/uploads"), json.formatted(file.length))));
    URI status = product.url("/uploads/" + upload.get("uploadId").asString());
    int partSize = upload.get("partSize").asInt();
    for (JsonNode part : upload.get("parts")) {
      int from = (part.get("number").asInt() - 1) * partSize;
      byte[] bytes = Arrays.copyOfRange(file, from, Math.min(file.length, from + partSize));
      Http.put(URI.create(part.get("url").asString()), bytes);
      step(seen, between, () -> Http.get(status));
    }
    URI complete = URI.create(status + "/complete");
    String id =
        Http.json(step(seen, between, () -> Http.post(complete, new byte[0]))).get("id").asString();
    step(seen, between, () -> Http.post(complete, new byte[0]));
    URI item = product.url("/media/" + id);
    step(seen, between, () -> Http.get(item));
    step(seen, between, () -> Http.get(product.url("/media")));
    URI playback =
        URI.create(
            Http.json(step(seen, between, () -> Http.get(URI.create(item + "/playback"))))
                .get("url")
                .asString());
    assertThat(Http.get(playback).body()).isEqualTo(file);
    step(seen, between, () -> Http.get(URI.create(item + "/content")));
    step(
        seen,
        between,
        () ->
            Http.post(
                product.url("/stream?format=mp3"), MediaFixtures.bytes(MediaFixtures.SPEECH_PCM)));
    step(seen, between, () -> Http.delete(item));
    step(seen, between, () -> Http.delete(item));
    step(seen, between, () -> Http.get(item));
    step(seen, between, () -> Http.get(status));
    return seen;
  }

  @FunctionalInterface
  private interface Request {
    HttpResponse<byte[]> send() throws Exception;
  }

  private static HttpResponse<byte[]> step(List<String> seen, Runnable between, Request request)
      throws Exception {
    between.run();
    HttpResponse<byte[]> answer = request.send();
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    seen.add(answer.statusCode() + " " + Answers.withoutWhatDiffers(body));
    return answer;
  }
}
