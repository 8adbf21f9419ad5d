package dev.vivace.e2e.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.e2e.stack.Survivors;
import dev.vivace.testkit.MediaFixtures;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rubbish gets a clear answer, and the very process that got it answers the next request. */
@Isolated("counts or ends processes that others ask, too")
@ExtendWith(SharedProduct.class)
@Timeout(120)
class BadInputTest {
  private static final String UNKNOWN = "01JD0000000000000000000000";

  private static Product product;
  private static Survivors processes;

  @BeforeAll
  static void start(Product shared) throws Exception {
    product = shared;
    processes =
        Survivors.of(
            product, "UploadFunction", "PlaybackFunction", "StreamFunction", "LiveFunction");
  }

  /** Runs after every test of this class: nothing in it has cost a process its life. */
  @AfterAll
  static void everyProcessLivesOn() {
    processes.assertAlive();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, /media/" + UNKNOWN + ", 404 unknown-media",
    "GET, /media/not-an-id, 404 unknown-media",
    "GET, /media/..%2Fuploads, 404 unknown-media",
    "GET, /media/%00, 404 unknown-media",
    "GET, /media/..%252Fuploads/stream, 404 unknown-media",
    "GET, /uploads/..%2Fmedia, 404 unknown-upload",
    "GET, /live/..%252Fmedia, 404 unknown-live-stream",
    "GET, /media/" + UNKNOWN + "/playback, 404 unknown-media",
    "GET, /media/" + UNKNOWN + "/content, 404 unknown-media",
    "GET, /media/" + UNKNOWN + "/stream?format=mp3, 404 unknown-media",
    "GET, /media/" + UNKNOWN + "/stream?format=midi, 400 invalid-parameter",
    "GET, /media/" + UNKNOWN + "/stream, 404 unknown-media",
    "GET, /media/" + UNKNOWN + "/stream?bitrate=96, 404 unknown-media",
    "GET, /media/" + UNKNOWN + "/stream?disposition=none, 400 invalid-parameter",
    "GET, /media?limit=0, 400 invalid-parameter",
    "GET, /media?limit=many, 400 invalid-parameter",
    "GET, /media?after=nothing, 400 invalid-parameter",
    "DELETE, /media/" + UNKNOWN + ", 204",
    "GET, /uploads/" + UNKNOWN + ", 404 unknown-upload",
    "GET, /uploads/not-an-id, 404 unknown-upload",
    "POST, /uploads/" + UNKNOWN + "/complete, 404 unknown-upload",
    "POST, /media, 400 empty-file",
    "POST, /stream?format=mp3, 400 empty-body",
    "POST, /stream?format=midi, 400 invalid-parameter",
    "PUT, /media, 404 unknown-route",
    "DELETE, /stream, 404 unknown-route",
    "GET, /nothing/here, 404 unknown-route",
  })
  void aRequestWithoutABody(String method, String path, String expected) throws Exception {
    HttpResponse<byte[]> answer =
        Http.send(Http.request(product.url(path)).method(method, BodyPublishers.noBody()).build());

    assertThat(Http.summary(answer)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{1} as {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/uploads | not json | 400 invalid-request",
        "/uploads | [] | 400 invalid-request",
        "/uploads | {} | 400 invalid-parameter",
        "/uploads | {\"filename\":\"a\",\"size\":0} | 400 empty-file",
        "/uploads | {\"filename\":\"a\",\"size\":-1} | 400 invalid-parameter",
        "/uploads | {\"filename\":\"a\",\"size\":99999999999999} | 413 too-large",
      })
  void anUploadThatMakesNoSense(String path, String json, String expected) throws Exception {
    assertThat(Http.summary(Http.post(product.url(path), json))).isEqualTo(expected);
  }

  @Test
  void aFormWithoutAFile() throws Exception {
    byte[] form = "--x\r\nrubbish".getBytes(StandardCharsets.UTF_8);

    HttpResponse<byte[]> answer =
        Http.post(product.url("/media"), form, "Content-Type", "multipart/form-data; boundary=x");

    assertThat(Http.summary(answer)).startsWith("400 ");
  }

  @Test
  void aBodyOverTheLimit() throws Exception {
    assertThat(Http.post(product.url("/media"), new byte[11 << 20]).statusCode()).isEqualTo(413);
    assertThat(Http.post(product.url("/media"), new byte[6 << 20]).statusCode()).isEqualTo(413);
    assertThat(Http.post(product.url("/media"), new byte[4 << 20]).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixel.png", "text-named.mp3", "silent-video.mp4"})
  void aFileWithoutSoundThatIsToBeEncoded(String name) throws Exception {
    HttpResponse<byte[]> stored =
        Http.post(product.url("/media?filename=" + name), MediaFixtures.bytes(name));
    String id = Http.json(stored).get("id").asString();

    HttpResponse<byte[]> answer = Http.get(product.url("/media/" + id + "/stream?format=mp3"));

    assertThat(Http.summary(answer)).isEqualTo("415 unsupported-media");
    assertThat(Http.json(answer).get("detail").asString()).isNotBlank();
  }

  @Test
  void aTextThatIsNamedMp3IsStoredAsWhatItIs() throws Exception {
    HttpResponse<byte[]> stored =
        Http.post(
            product.url("/media?filename=song.mp3"),
            MediaFixtures.bytes("text-named.mp3"),
            "Content-Type",
            "audio/mpeg");

    assertThat(Http.json(stored).get("contentType").asString()).isEqualTo("text/plain");
  }

  @ParameterizedTest(name = "{0} bytes of {1} Hz in {2} channels: {3}")
  @CsvSource({
    "7, 24000, 1, 400 invalid-request",
    "12, 24000, 2, 400 invalid-request",
    "8, 0, 1, 400 invalid-parameter",
    "8, -1, 1, 400 invalid-parameter",
    "8, 1000000000, 1, 400 invalid-parameter",
    "8, 24000, 64, 400 invalid-parameter",
  })
  void pcmThatMakesNoSense(int size, int rate, int channels, String expected) throws Exception {
    String query = "/stream?format=mp3&sampleRate=%d&channels=%d".formatted(rate, channels);

    assertThat(Http.summary(Http.post(product.url(query), new byte[size]))).isEqualTo(expected);
  }

  static Stream<Float> hostileSamples() {
    return Stream.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f);
  }

  @ParameterizedTest
  @MethodSource("hostileSamples")
  void samplesThatWouldAbortTheEncoder(float sample) throws Exception {
    ByteBuffer pcm = ByteBuffer.allocate(24_000 * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (pcm.hasRemaining()) {
      pcm.putFloat(sample);
    }

    HttpResponse<byte[]> answer = Http.post(product.url("/stream?format=mp3"), pcm.array());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith(0xff, 0xf3);
  }
}
