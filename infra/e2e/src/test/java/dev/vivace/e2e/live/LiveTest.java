package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** Speech is heard while it is generated, and kept. */
@Isolated("counts or ends processes that others ask, too")
@ExtendWith(SharedProduct.class)
@Timeout(120)
class LiveTest {
  private static final int CHUNK_BYTES = 24_000;
  private static final int WAV_HEADER_BYTES = 56;

  @TempDir private static Path folder;
  private static Product product;

  private final byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);

  @BeforeAll
  static void start(Product shared) {
    product = shared;
  }

  @Test
  void aListenerHearsEachChunkAndAProcessThatIsKilledBetweenThemCostsNothing() throws Exception {
    JsonNode stream = Http.json(Http.post(product.url("/live"), "{\"title\":\"Speech\"}"));
    send(stream, 0);
    try (InputStream heard = listen(stream)) {
      ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
      mp3.write(heard.read());
      product.kill("LiveFunction");
      for (int number = 1; number * CHUNK_BYTES < pcm.length; number++) {
        send(stream, number);
      }
      JsonNode ended = end(stream);

      heard.transferTo(mp3);

      assertThat(mp3.toByteArray()).isEqualTo(listen(stream).readAllBytes());
      assertThat(decoded(mp3.toByteArray())).isBetween(pcm.length / 4, pcm.length / 4 + 5 * 576);
      assertThat(kept(ended)).isEqualTo(pcm);
    }
  }

  private void send(JsonNode stream, int number) throws Exception {
    int from = number * CHUNK_BYTES;
    byte[] chunk = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + CHUNK_BYTES));
    URI url = URI.create(stream.get("chunksUrl").asString() + "/" + number);
    assertThat(Http.put(url, chunk).statusCode()).isEqualTo(204);
  }

  private static InputStream listen(JsonNode stream) throws Exception {
    URI url = URI.create(stream.get("listenUrl").asString() + "?format=mp3");
    HttpResponse<InputStream> answer =
        Http.CLIENT.send(Http.request(url).build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode end(JsonNode stream) throws Exception {
    URI url = product.url("/live/" + stream.get("id").asString() + "/end");
    return Http.json(Http.post(url, new byte[0]));
  }

  private static int decoded(byte[] mp3) throws Exception {
    Path file = Files.write(folder.resolve("heard.mp3"), mp3);
    Path samples = folder.resolve("heard.pcm");
    Machine.here()
        .output(
            "ffmpeg",
            List.of("-v", "error", "-y", "-i", file.toString(), "-f", "f32le", samples.toString()));
    return Samples.floats(Files.readAllBytes(samples)).length;
  }

  private static byte[] kept(JsonNode ended) throws Exception {
    URI url = product.url("/media/" + ended.get("mediaId").asString() + "/playback");
    JsonNode playback = Http.json(Http.get(url));
    assertThat(playback.get("contentType").asString()).isEqualTo("audio/wav");
    assertThat(playback.get("fileName").asString()).isEqualTo("Speech.wav");
    byte[] wav = Http.get(URI.create(playback.get("url").asString())).body();
    return Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length);
  }
}
