package dev.vivace.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.stream.Answer;
import dev.vivace.stream.CutOutput;
import dev.vivace.stream.LiveListener;
import dev.vivace.stream.LiveProducer;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MP3 of a live stream as a file, asked of two processes that take turns. */
@Timeout(120)
class LiveMp3Test {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final PcmFormat SPEECH = new PcmFormat(24_000, 1, SampleFormat.F32LE);
  private static final int RANGES = 24;

  private static LiveProducer producer;

  /** A stream that has ended. */
  private static String twoSeconds;

  private final SimulatedTime time = new SimulatedTime();
  private final LiveListener one = new LiveListener(S3.coordinates(), time);
  private final LiveListener other = new LiveListener(S3.coordinates(), time);
  private int requests;

  @BeforeAll
  static void start() {
    producer = new LiveProducer(S3.coordinates());
    twoSeconds = ended(noise(SPEECH, 2));
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @ParameterizedTest
  @CsvSource({"24000, 1, F32LE", "24000, 2, S16LE", "44100, 1, S16LE", "44100, 2, F32LE"})
  void everyRangeIsThatPartOfTheWholeWhileItGrowsAndAfterIt(
      int sampleRate, int channels, SampleFormat sampleFormat) throws IOException {
    PcmFormat format = new PcmFormat(sampleRate, channels, sampleFormat);
    byte[] pcm = noise(format, 6);
    String stream = producer.create(format);
    producer.sendAll(stream, pcm, 99_999);
    byte[] whole = encoded(pcm, format);
    Random random = new Random(sampleRate + channels);

    for (int i = 0; i < RANGES; i++) {
      if (i == RANGES / 2) {
        producer.end(stream);
      }
      String total = i < RANGES / 2 ? "*" : Integer.toString(whole.length);
      // Before the end the last few MP3 frames wait for more.
      int first = random.nextInt(whole.length - 3_000);
      int last = Math.min(whole.length - 3_000, first + random.nextInt(9_000));
      Answer part = get(stream, "", "Range", "bytes=" + first + "-" + last);

      assertThat(part.status()).isEqualTo(206);
      assertThat(part.header("Content-Range"))
          .isEqualTo("bytes %d-%d/%s".formatted(first, last, total));
      assertThat(part.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
      assertThat(Arrays.mismatch(part.body(), Arrays.copyOfRange(whole, first, last + 1)))
          .as("bytes %d to %d", first, last)
          .isEqualTo(-1);
    }
  }

  /** One chunk never comes: its silence is the same for all. */
  @ParameterizedTest
  @CsvSource({"24000, 1, F32LE", "44100, 2, S16LE"})
  void aListenerWhoIsCutGoesOnAtItsByteWhileTheStreamGrows(
      int sampleRate, int channels, SampleFormat sampleFormat) throws IOException {
    PcmFormat format = new PcmFormat(sampleRate, channels, sampleFormat);
    int chunkBytes = sampleRate / 4 * format.frameBytes();
    byte[] pcm = noise(format, 10);
    String stream = producer.create(format);
    for (int number = 0; number < 40; number++) {
      int index = number;
      byte[] chunk = Arrays.copyOfRange(pcm, index * chunkBytes, (index + 1) * chunkBytes);
      if (index == 13) {
        Arrays.fill(pcm, index * chunkBytes, (index + 1) * chunkBytes, (byte) 0);
      } else {
        time.at(Duration.ofMillis(250L * index), () -> producer.send(stream, index, chunk));
      }
    }
    time.at(Duration.ofSeconds(11), () -> producer.end(stream));

    Random random = new Random(sampleRate);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    int cuts = 0;
    while (isCutAfter(random.nextInt(30_000), stream, heard)) {
      cuts++;
    }

    assertThat(cuts).isGreaterThan(5);
    assertThat(heard.toByteArray()).isEqualTo(encoded(pcm, format));
  }

  @Test
  void anEndedStreamIsAFileWithItsLength() throws IOException {
    byte[] pcm = noise(SPEECH, 3);
    String stream = ended(pcm);
    byte[] whole = encoded(pcm, SPEECH);

    Answer answer = get(stream, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("audio/mpeg");
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(whole.length));
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("ETag")).startsWith("\"" + stream + "-mp3-128k-0-");
    assertThat(answer.header("Vivace-From")).isEqualTo("0");
    assertThat(answer.header("Link")).isEmpty();
    assertThat(answer.body()).isEqualTo(whole);
  }

  /** Of N bytes: the range, the status, and the first and last byte. */
  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, 206, 0, 1",
    "bytes=0-, 206, 0, -1",
    "bytes=1000-, 206, 1000, -1",
    "bytes=-500, 206, -500, -1",
    "bytes=-99999999, 206, 0, -1",
    "bytes=10-99999999, 206, 10, -1",
    "'bytes=0-1,5-6', 200, 0, -1",
  })
  void aRangeOfAnEndedStreamIsAnsweredAsByAFileServer(String range, int status, int first, int last)
      throws IOException {
    byte[] whole = encoded(noise(SPEECH, 2), SPEECH);
    int from = first < 0 ? whole.length + first : first;
    int to = last < 0 ? whole.length + last : last;

    Answer answer = get(twoSeconds, "", "Range", range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(to - from + 1));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
  }

  @Test
  void behindTheEndThereIsNothingAndTheLengthIsTold() throws IOException {
    Answer answer = get(twoSeconds, "", "Range", "bytes=99999999-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes */" + encoded(noise(SPEECH, 2), SPEECH).length);
  }

  @Test
  void theETagIsTheSameBeforeAndAfterTheEndAndSaysWhetherPartsFit() throws IOException {
    String stream = producer.create(SPEECH);
    producer.send(stream, 0, noise(SPEECH, 2));
    String eTag = get(stream, "", "Range", "bytes=5-9").header("ETag");
    assertThat(get(stream, "", "Range", "bytes=5-9", "If-Range", eTag).status()).isEqualTo(206);
    assertThat(get(stream, "", "Range", "bytes=5-9", "If-None-Match", eTag).status())
        .isEqualTo(206);
    assertThat(get(stream, "", "Range", "bytes=5-9", "If-Match", eTag).status()).isEqualTo(206);
    assertThat(get(stream, "", "Range", "bytes=5-9", "If-Match", "\"x\"").status()).isEqualTo(412);
    producer.end(stream);

    assertThat(get(stream, "", "Range", "bytes=5-9", "If-Range", eTag).status()).isEqualTo(206);
    assertThat(get(stream, "", "Range", "bytes=5-9", "If-Range", "\"x\"").status()).isEqualTo(200);
    assertThat(get(stream, "&bitrate=96", "Range", "bytes=5-9", "If-Range", eTag).status())
        .isEqualTo(200);
    assertThat(get(stream, "&from=1", "Range", "bytes=5-9", "If-Range", eTag).status())
        .isEqualTo(200);
    Answer unchanged = get(stream, "", "If-None-Match", "\"x\", " + eTag);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(get(stream, "", "If-Match", "\"x\"").status()).isEqualTo(412);
  }

  /** An hour of sound is one response; encoding it is not what is tried here. */
  @Test
  void anEndedStreamOfMoreThanAnHourIsAnsweredPieceByPiece() throws IOException {
    String stream = producer.create(1_000, "s16le");
    producer.sendAll(stream, new byte[2 * 1_000 * 4_000], 4_000_000);
    producer.end(stream);
    String query = "format=mp3&bitrate=8";

    Headers first = head(Requests.live(stream, query, "Range", "bytes=0-"));
    Headers next = head(Requests.live(stream, query, "Range", "bytes=3600144-"));
    Headers all = head(Requests.live(stream, query));

    // 8 kbit/s, and 8 frames of 72 bytes for each 576 samples at 8 kHz.
    assertThat(first.first("Content-Range")).hasValue("bytes 0-3600143/4000176");
    assertThat(first.first("Content-Length")).hasValue("3600144");
    assertThat(next.first("Content-Range")).hasValue("bytes 3600144-4000175/4000176");
    assertThat(all.first("Content-Length")).isEmpty();
    assertThat(all.first("Link"))
        .hasValueSatisfying(link -> assertThat(link).contains("from=3600>"));
  }

  private static String ended(byte[] pcm) {
    String stream = producer.create(SPEECH);
    producer.sendAll(stream, pcm, 50_001);
    producer.end(stream);
    return stream;
  }

  /** Listens from the byte behind those that were heard, for so many; whether there were more. */
  private boolean isCutAfter(int bytes, String stream, ByteArrayOutputStream heard)
      throws IOException {
    HttpRequest request =
        heard.size() == 0
            ? Requests.live(stream, "format=mp3")
            : Requests.live(stream, "format=mp3", "Range", "bytes=" + heard.size() + "-");
    HttpResponse response = next().handle(request);
    assertThat(response.status()).isEqualTo(heard.size() == 0 ? 200 : 206);
    try {
      response.body().writeTo(new CutOutput(heard, bytes));
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  private Headers head(HttpRequest request) throws IOException {
    return next().handle(request).headers();
  }

  private Answer get(String stream, String query, String... headers) throws IOException {
    return Answer.of(next(), Requests.live(stream, "format=mp3" + query, headers));
  }

  private HttpHandler next() {
    requests++;
    return (requests % 2 == 0 ? one : other).function();
  }

  private static byte[] encoded(byte[] pcm, PcmFormat format) throws IOException {
    return Pcm.encoded(pcm, format, EncodingSettings.of(EncodingFormat.MP3));
  }

  /** At a third of full scale. */
  private static byte[] noise(PcmFormat format, int seconds) {
    int samples = seconds * format.sampleRate() * format.channels();
    Random random = new Random(samples);
    ByteBuffer bytes =
        ByteBuffer.allocate(samples * format.sampleFormat().sizeBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      float sample = (random.nextFloat() - 0.5f) / 1.5f;
      switch (format.sampleFormat()) {
        case F32LE -> bytes.putFloat(sample);
        case S16LE -> bytes.putShort((short) (sample * Short.MAX_VALUE));
      }
    }
    return bytes.array();
  }
}
