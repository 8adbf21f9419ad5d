package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** The rest of a live stream after a death: of its producer, or of a process that serves it. */
@Isolated("counts or ends processes that others ask, too")
@ExtendWith(SharedProduct.class)
@Timeout(120)
class LiveCrashTest {
  private static final int CHUNK_BYTES = 24_000;

  private static Product product;

  private final byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);

  @BeforeAll
  static void start(Product shared) {
    product = shared;
  }

  @Test
  void aListenerWhoseProcessIsKilledIsCutAndGoesOnAtItsByte() throws Exception {
    JsonNode stream = create();
    send(stream, 0);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (InputStream mp3 = listen(stream, 0)) {
      heard.write(mp3.readNBytes(1_000));
      product.kill("StreamFunction");

      assertThatThrownBy(() -> mp3.transferTo(heard)).isInstanceOf(IOException.class);
    }
    for (int number = 1; number * CHUNK_BYTES < pcm.length; number++) {
      send(stream, number);
    }
    end(stream);
    try (InputStream rest = listen(stream, heard.size())) {
      rest.transferTo(heard);
    }

    assertThat(heard.toByteArray()).isEqualTo(listen(stream, 0).readAllBytes());
  }

  @Test
  void whatWasAcknowledgedIsThereWhenItsProcessIsKilled() throws Exception {
    JsonNode stream = create();
    for (int number = 0; number * CHUNK_BYTES < pcm.length; number++) {
      send(stream, number);
      product.kill("LiveFunction");
    }

    assertThat(end(stream).get("seconds").asDouble()).isEqualTo(pcm.length / 4 / 24_000.0);
  }

  /** A producer that dies in the middle of a chunk has not sent it, and another one may go on. */
  @Test
  void aProducerThatIsKilledLeavesWhatWasAcknowledged() throws Exception {
    JsonNode stream = create();
    send(stream, 0);
    URI chunks = URI.create(stream.get("chunksUrl").asString());
    try (Socket producer = new Socket(chunks.getHost(), chunks.getPort())) {
      producer.setSoLinger(true, 0); // closing resets the connection, as a killed process's is
      String head =
          "PUT %s/1 HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(chunks.getPath(), CHUNK_BYTES);
      producer.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      producer.getOutputStream().write(pcm, CHUNK_BYTES, CHUNK_BYTES / 2);
      producer.getOutputStream().flush();
    }

    URI state = product.url("/live/" + stream.get("id").asString());
    assertThat(Http.json(Http.get(state)).get("chunks").asInt()).isOne();
    send(stream, 1);
    assertThat(Http.json(Http.get(state)).get("chunks").asInt()).isEqualTo(2);
  }

  private static JsonNode create() throws Exception {
    return Http.json(Http.post(product.url("/live"), "{\"title\":\"Speech\"}"));
  }

  private void send(JsonNode stream, int number) throws Exception {
    int from = number * CHUNK_BYTES;
    byte[] chunk = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + CHUNK_BYTES));
    URI url = URI.create(stream.get("chunksUrl").asString() + "/" + number);
    assertThat(Http.put(url, chunk).statusCode()).isEqualTo(204);
  }

  private static InputStream listen(JsonNode stream, int firstByte) throws Exception {
    URI url = URI.create(stream.get("listenUrl").asString() + "?format=mp3");
    String[] range =
        firstByte == 0 ? new String[0] : new String[] {"Range", "bytes=" + firstByte + "-"};
    HttpResponse<InputStream> answer =
        Http.CLIENT.send(Http.request(url, range).build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(firstByte == 0 ? 200 : 206);
    return answer.body();
  }

  private static JsonNode end(JsonNode stream) throws Exception {
    URI url = product.url("/live/" + stream.get("id").asString() + "/end");
    return Http.json(Http.post(url, new byte[0]));
  }
}
