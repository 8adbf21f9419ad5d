package dev.vivace.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of an MP3 whose length nobody knows yet. */
@Timeout(120)
class GrowingMp3Test {
  @RegisterExtension static final S3Server S3 = new S3Server();

  /** Of 24 kHz, float32. */
  private static final int SECOND_BYTES = 96_000;

  private static LiveProducer producer;

  private final SimulatedTime time = new SimulatedTime();
  private final LiveListener listener = new LiveListener(S3.coordinates(), time);
  private final String stream = producer.create(24_000, "f32le");
  private final byte[] pcm = Pcm.f32le(Pcm.chirp(24_000, 6));

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

  /** Three seconds are there; the others come by and by, and then the end. */
  private void growing() {
    producer.send(stream, 0, second(0));
    producer.send(stream, 1, second(1));
    producer.send(stream, 2, second(2));
    for (int number = 3; number < 6; number++) {
      sendAt(number);
    }
    time.at(Duration.ofSeconds(7), () -> producer.end(stream));
  }

  private void sendAt(int second) {
    time.at(Duration.ofSeconds(second), () -> producer.send(stream, second, second(second)));
  }

  private byte[] second(int number) {
    return Arrays.copyOfRange(pcm, number * SECOND_BYTES, (number + 1) * SECOND_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=0-", "bytes=-500", "bytes=0-1,5-6", "items=5-"})
  void isPlayedFromItsBeginningAsItGrows(String range) throws IOException {
    growing();

    Answer answer = range.isEmpty() ? get("") : get("", "Range", range);

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.header("Content-Length")).isEmpty();
    assertThat(answer.header("Content-Range")).isEmpty();
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("ETag")).contains(stream);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).isEqualTo(get("").body());
  }

  /** A second has 16,000 bytes; the response may reach to ten minutes behind what is there. */
  @Test
  void anOpenRangeGoesOnAsItComesAndSaysHowFarItWouldGo() throws IOException {
    growing();

    Answer answer = get("", "Range", "bytes=20001-");

    byte[] whole = get("").body();
    assertThat(answer.summary()).isEqualTo("206");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes 20001-9648767/*");
    assertThat(answer.header("Content-Length")).isEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, 20_001, whole.length));
  }

  /** RFC 8673: a last byte that is far away asks for all that comes. */
  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, bytes 0-1/*, 2",
    "bytes=100-40099, bytes 100-40099/*, 40000",
    "bytes=100-60099, bytes 100-60099/*, ''",
    "bytes=0-9007199254740991, bytes 0-9648767/*, ''",
  })
  void aRangeWithAnEndHasALengthWhereItsSoundIsThere(
      String range, String contentRange, String contentLength) throws IOException {
    growing();

    Answer answer = get("", "Range", range);

    assertThat(answer.summary()).isEqualTo("206");
    assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
    assertThat(answer.header("Content-Length")).isEqualTo(contentLength);
    byte[] whole = get("").body();
    String[] bytes = contentRange.split("[ -/]");
    int first = Integer.parseInt(bytes[1]);
    int last = Math.min(whole.length - 1, Integer.parseInt(bytes[2]));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
  }

  @Test
  void aProbeWaitsForTheFirstSound() throws IOException {
    time.at(Duration.ofSeconds(1), () -> producer.send(stream, 0, second(0)));

    Answer answer = get("", "Range", "bytes=0-1");

    assertThat(answer.summary()).isEqualTo("206");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes 0-1/*");
    assertThat(answer.body()).hasSize(2);
  }

  @Test
  void aRangeThatBeginsBehindWhatIsThereWaitsForIt() throws IOException {
    growing();

    Answer answer = get("", "Range", "bytes=60000-60999");

    assertThat(time.elapsed()).isGreaterThan(Duration.ofSeconds(3));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(get("").body(), 60_000, 61_000));
  }

  @Test
  void aRangeThatTheStreamDoesNotReachIsRefusedWhenThatIsKnown() throws IOException {
    growing();

    Answer answer = get("", "Range", "bytes=100000-");

    assertThat(answer.summary()).isEqualTo("416 range-not-satisfiable");
    assertThat(answer.problem().orElseThrow().detail()).contains(get("").body().length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=9650000-", "bytes=999999999999999999-"})
  void aRangeTooFarAheadIsRefusedAtOnce(String range) throws IOException {
    growing();

    assertThat(get("", "Range", range).status()).isEqualTo(416);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void aRangeOfAnEncodingFromAPlaceCountsItsBytesFromThere() throws IOException {
    growing();

    Answer part = get("&from=1.5", "Range", "bytes=10000-");

    byte[] whole = get("&from=1.5").body();
    assertThat(part.header("Vivace-From")).isEqualTo("1.5");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10_000, whole.length));
  }

  @Test
  void whoBeganAtTheEdgeGoesOnByTheSecondThatWasTold() throws IOException {
    growing();

    Answer edge = get("&from=live", "Range", "bytes=500-");
    Answer rest = get("&from=" + edge.header("Vivace-From"), "Range", "bytes=500-");

    assertThat(edge.summary()).isEqualTo("200");
    assertThat(edge.header("Accept-Ranges")).isEqualTo("none");
    assertThat(edge.header("ETag")).isEmpty();
    assertThat(edge.header("Vivace-From")).isEqualTo("2");
    assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(edge.body(), 500, edge.body().length));
  }

  private Answer get(String query, String... headers) throws IOException {
    return Answer.of(listener.function(), Requests.live(stream, "format=mp3" + query, headers));
  }
}
