package dev.vivace.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.stream.Answer;
import dev.vivace.stream.LiveListener;
import dev.vivace.stream.LiveProducer;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live streams as their listeners hear them; two live functions take the producer's requests. */
@Timeout(120)
class LiveStreamTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static LiveProducer producer;

  private final SimulatedTime time = new SimulatedTime();
  private final LiveListener listener = new LiveListener(S3.coordinates(), time);

  @BeforeAll
  static void start() {
    producer = new LiveProducer(S3.coordinates());
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  /** A second of 24 kHz, float32 has 96,000 bytes. */
  @ParameterizedTest(name = "chunks of {0} bytes")
  @CsvSource({"1, 60", "7, 420", "4097, 250000", "1920, 120000", "480000, 1200000"})
  void theEncodingDoesNotDependOnTheChunks(int chunkBytes, int pcmBytes) throws IOException {
    byte[] pcm = sine(24_000, pcmBytes);
    String stream = producer.create(24_000, "f32le");
    producer.sendAll(stream, pcm, chunkBytes);
    producer.end(stream);

    Answer answer = listen(stream, "format=mp3");

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.contentType()).isEqualTo("audio/mpeg");
    assertThat(answer.body()).isEqualTo(encoded(pcm, new PcmFormat(24_000, 1, SampleFormat.F32LE)));
  }

  @Test
  void theEncodingIsTheSameForThoseWhoListenWhileItGrows() throws IOException {
    byte[] pcm = sine(24_000, 480_000);
    String stream = producer.create(24_000, "f32le");
    for (int number = 0; number < 20; number++) {
      int index = number;
      byte[] chunk = Arrays.copyOfRange(pcm, index * 24_000, (index + 1) * 24_000);
      time.at(Duration.ofMillis(250L * index), () -> producer.send(stream, index, chunk));
    }
    time.at(Duration.ofSeconds(6), () -> producer.end(stream));

    byte[] whileGrowing = listen(stream, "format=mp3").body();

    assertThat(whileGrowing).isEqualTo(listen(stream, "format=mp3").body());
    assertThat(Pcm.decoded(whileGrowing).length).isBetween(120_000, 123_000);
  }

  @Test
  void aListenerWhoBeginsLaterHearsTheRest() throws IOException {
    byte[] pcm = sine(24_000, 480_000);
    String stream = producer.create(24_000, "f32le");
    producer.sendAll(stream, pcm, 9_999);
    producer.end(stream);

    Answer answer = listen(stream, "format=mp3&from=1.5");

    assertThat(answer.header("Vivace-From")).isEqualTo("1.5");
    assertThat(answer.body())
        .isEqualTo(
            encoded(
                Arrays.copyOfRange(pcm, 144_000, pcm.length),
                new PcmFormat(24_000, 1, SampleFormat.F32LE)));
  }

  @Test
  void aListenerAtTheEdgeHearsTheNewestChunkFirst() throws IOException {
    String stream = producer.create(24_000, "f32le");
    producer.sendAll(stream, sine(24_000, 480_000), 96_000);
    time.at(Duration.ofSeconds(1), () -> producer.send(stream, 5, sine(24_000, 96_000)));
    time.at(Duration.ofSeconds(2), () -> producer.end(stream));

    Answer answer = listen(stream, "format=mp3&from=live");

    assertThat(answer.header("Vivace-From")).isEqualTo("4");
    assertThat(Pcm.decoded(answer.body()).length).isBetween(48_000, 51_000);
  }

  /** Ten minutes of what is not there yet are one response. */
  @Test
  void aResponseIsBoundedAndTheNextGoesOnAtTheVerySample() throws IOException {
    PcmFormat format = new PcmFormat(1_000, 1, SampleFormat.S16LE);
    byte[] pcm = tenMinutesAndTenSeconds();
    String stream = producer.create(1_000, "s16le");
    time.at(Duration.ofSeconds(1), () -> producer.send(stream, 0, pcm));

    Answer first = listen(stream, "format=flac");
    producer.end(stream);
    Answer second = listen(stream, "format=flac&from=600");

    assertThat(first.header("Link"))
        .isEqualTo(
            "<https://api.example/prod/live/%s/stream?format=flac&from=600>; rel=\"next\""
                .formatted(stream));
    assertThat(second.header("Link")).isEmpty();
    EncodingSettings settings = EncodingSettings.of(EncodingFormat.FLAC);
    assertThat(first.body())
        .isEqualTo(Pcm.encoded(Arrays.copyOf(pcm, 1_200_000), format, settings));
    assertThat(second.body())
        .isEqualTo(Pcm.encoded(Arrays.copyOfRange(pcm, 1_200_000, pcm.length), format, settings));
  }

  @Test
  void anMp3ThatIsBoundedGoesOnAtItsLengthOrAtTheVerySample() throws IOException {
    PcmFormat format = new PcmFormat(1_000, 1, SampleFormat.S16LE);
    EncodingSettings settings = new EncodingSettings(EncodingFormat.MP3, 8);
    byte[] pcm = tenMinutesAndTenSeconds();
    String stream = producer.create(1_000, "s16le");
    time.at(Duration.ofSeconds(1), () -> producer.send(stream, 0, pcm));

    Answer first = listen(stream, "format=mp3&bitrate=8");
    producer.end(stream);
    Answer second = listen(stream, "format=mp3&bitrate=8&from=600");
    Answer rest =
        Answer.of(
            listener.function(),
            Requests.live(
                stream, "format=mp3&bitrate=8", "Range", "bytes=" + first.body().length + "-"));

    assertThat(first.header("Link")).contains("from=600>");
    // 8 kbit/s, and the MP3 frames that LAME and a decoder are late by.
    assertThat(first.body().length).isBetween(600_000, 600_000 + 3 * 72);
    assertThat(first.body().length % 72).as("bytes of a frame that is cut").isZero();
    assertThat(joined(first, rest)).isEqualTo(Pcm.encoded(pcm, format, settings));
    assertThat(second.body())
        .isEqualTo(Pcm.encoded(Arrays.copyOfRange(pcm, 1_200_000, pcm.length), format, settings));
  }

  private static byte[] tenMinutesAndTenSeconds() {
    byte[] pcm = new byte[2 * 1_000 * 610];
    new Random(1).nextBytes(pcm);
    return pcm;
  }

  private static byte[] joined(Answer first, Answer second) {
    byte[] joined = Arrays.copyOf(first.body(), first.body().length + second.body().length);
    System.arraycopy(second.body(), 0, joined, first.body().length, second.body().length);
    return joined;
  }

  @Test
  void silenceStandsInForAChunkThatNeverComes() throws IOException {
    byte[] second = sine(24_000, 96_000);
    String stream = producer.create(24_000, "f32le");
    producer.send(stream, 0, second);
    producer.send(stream, 2, second);
    AtomicReference<Double> beforeTheEnd = new AtomicReference<>();
    time.at(Duration.ofSeconds(10), () -> beforeTheEnd.set(seconds(stream)));
    time.at(Duration.ofSeconds(20), () -> producer.end(stream));

    float[] heard = Pcm.decoded(listen(stream, "format=mp3").body());

    assertThat(heard.length).isBetween(72_000, 75_000);
    assertThat(Pcm.rms(Arrays.copyOfRange(heard, 28_000, 46_000))).isLessThan(0.001);
    assertThat(Pcm.rms(Arrays.copyOfRange(heard, 52_000, 70_000))).isGreaterThan(0.3);
    assertThat(beforeTheEnd).hasValue(3.0);
    assertThat(seconds(stream)).isEqualTo(3);
  }

  private static double seconds(String stream) {
    return producer.describe(stream).get("seconds").asDouble();
  }

  @Test
  void aStreamWhoseProducerIsGoneEnds() throws IOException {
    String stream = producer.create(24_000, "f32le");
    time.at(Duration.ofSeconds(1), () -> producer.send(stream, 0, sine(24_000, 96_000)));

    assertThat(listen(stream, "format=mp3").summary()).isEqualTo("200");

    assertThat(producer.describe(stream).get("reason").asString()).isEqualTo("expired");
    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(70));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "from=-1, 400 invalid-parameter",
    "from=soon, 400 invalid-parameter",
    "from=1e3, 400 invalid-parameter",
    "from=99999999999, 400 invalid-parameter",
    "from=1, 416 beyond-end",
    "from=1000000000, 416 beyond-end",
    "bitrate=0, 400 invalid-parameter",
  })
  void saysWhatIsWrong(String query, String outcome) throws IOException {
    String stream = producer.create(24_000, "f32le");
    producer.send(stream, 0, sine(24_000, 96_000));
    producer.end(stream);

    assertThat(listen(stream, "format=mp3&" + query).summary()).isEqualTo(outcome);
  }

  @Test
  void aStreamThatEndsWithoutSoundIsNoEmptyEncoding() throws IOException {
    String stream = producer.create(24_000, "f32le");
    time.at(Duration.ofSeconds(1), () -> producer.end(stream));

    assertThat(listen(stream, "format=mp3").summary()).isEqualTo("416 beyond-end");
  }

  @Test
  void aStreamThatIsNotThereIsUnknown() throws IOException {
    assertThat(listen("01JD0000000000000000000000", "format=mp3").summary())
        .isEqualTo("404 unknown-live-stream");
    assertThat(listen("..", "format=mp3").summary()).isEqualTo("404 unknown-live-stream");
  }

  private Answer listen(String stream, String query) throws IOException {
    return Answer.of(listener.function(), Requests.live(stream, query));
  }

  private static byte[] sine(int sampleRate, int bytes) {
    return Arrays.copyOf(
        Pcm.f32le(Pcm.sine(sampleRate, 440, bytes / 4 / (double) sampleRate + 1)), bytes);
  }

  private static byte[] encoded(byte[] pcm, PcmFormat format) throws IOException {
    return Pcm.encoded(pcm, format, EncodingSettings.of(EncodingFormat.MP3));
  }
}
