package dev.vivace.stream.mp3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.stream.Answer;
import dev.vivace.stream.Listener;
import dev.vivace.stream.Main;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.stream.StoredMedia;
import dev.vivace.stream.posted.PostedStream;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The MP3 of a stored item, asked of two processes that take turns. */
@Timeout(120)
class Mp3FileTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int RANGES = 20;
  private static final int SECONDS = 20;

  private static final Map<String, byte[]> FILES = new HashMap<>();
  private static final Map<String, MediaId> ITEMS = new HashMap<>();
  private static final Map<String, byte[]> WHOLE = new HashMap<>();

  private static StoredMedia media;
  private static FaultyProxy proxy;
  private static Main one;
  private static Main other;
  private static int turn;

  /** One whose MP3 nobody has kept. */
  private static MediaId speech;

  @BeforeAll
  static void start() throws IOException {
    media = new StoredMedia(S3.coordinates());
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    one = new Main(S3.coordinates().environment());
    other = new Main(S3.coordinates().at(proxy.endpoint()).environment());
    speech = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    other.close();
    proxy.close();
    media.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac"})
  void everyRangeIsThatPartOfTheWholeWhicheverProcessAnswers(String kind) throws IOException {
    MediaId id = music(kind);
    byte[] whole =
        Answer.of(
                new PostedStream()::post, Requests.post("format=mp3", "audio/" + kind, file(kind)))
            .body();
    Random random = new Random(1);
    for (int i = 0; i < RANGES; i++) {
      int first = random.nextInt(whole.length);
      int last = Math.min(whole.length - 1, first + random.nextInt(20_000));

      GatewayAnswer part = get(id, "", "Range", "bytes=" + first + "-" + last);

      assertThat(part.status()).isEqualTo(206);
      assertThat(part.header("Content-Range"))
          .hasValue("bytes " + first + "-" + last + "/" + whole.length);
      assertThat(Arrays.mismatch(part.body(), Arrays.copyOfRange(whole, first, last + 1)))
          .as("bytes %d to %d", first, last)
          .isEqualTo(-1);
    }
  }

  @Test
  void theLengthIsToldBeforeAByteIsEncoded() throws IOException {
    MediaId id = media.add("kept.wav", file("wav"));

    GatewayAnswer answer = get(id, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("audio/mpeg");
    assertThat(answer.header("Accept-Ranges")).hasValue("bytes");
    assertThat(answer.header("ETag")).hasValueSatisfying(tag -> assertThat(tag).startsWith("\"01"));
    assertThat(answer.header("Content-Length")).hasValue(Integer.toString(answer.body().length));
    assertThat(answer.body())
        .isEqualTo(
            Answer.of(
                    new PostedStream()::post, Requests.post("format=mp3", "audio/wav", file("wav")))
                .body());
  }

  @ParameterizedTest
  @CsvSource({"wav, 0", "flac, 0", "wav, 10.5"})
  void itTellsItsLengthAndSoundsNoLonger(String kind, double start) throws IOException {
    byte[] file = whole(music(kind), "&start=" + start);

    assertThat(new String(file, 0, 100, StandardCharsets.ISO_8859_1)).contains("Info");
    assertThat(Pcm.decoded(file)).hasSize((int) ((SECONDS - start) * 48_000));
  }

  /** Its Info frame has 384 bytes. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 383",
    "100, 200",
    "383, 383",
    "383, 384",
    "384, 384",
    "0, 384",
    "1, 9999"
  })
  void aRangeMayLieInItsFirstFrameOrReachOverIt(int first, int last) throws IOException {
    MediaId id = music("wav");
    byte[] whole = whole(id, "");

    GatewayAnswer part = get(id, "", "Range", "bytes=" + first + "-" + last);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
  }

  /** Of N bytes: the range, the status, and the first and last byte or the length alone. */
  @ParameterizedTest
  @CsvSource({
    "bytes=0-1, 206, 0, 1",
    "bytes=0-, 206, 0, -1",
    "bytes=1000-, 206, 1000, -1",
    "bytes=-500, 206, -500, -1",
    "bytes=-99999999, 206, 0, -1",
    "bytes=10-99999999, 206, 10, -1",
    "'bytes=0-1,5-6', 200, 0, -1",
    "bytes=5-4, 200, 0, -1",
    "bytes=-, 200, 0, -1",
    "items=0-1, 200, 0, -1",
  })
  void aRangeIsAnsweredAsByAFileServer(String range, int status, int first, int last)
      throws IOException {
    MediaId id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    byte[] whole = whole(speech, "");
    int from = first < 0 ? whole.length + first : first;
    int to = last < 0 ? whole.length + last : last;

    GatewayAnswer answer = get(id, "", "Range", range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Length")).hasValue(Integer.toString(to - from + 1));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=99999999-", "bytes=-0"})
  void aRangeBehindTheEndIsRefusedWithTheLength(String range) throws IOException {
    MediaId id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));

    GatewayAnswer answer = get(id, "", "Range", range);

    assertThat(answer.outcome()).isEqualTo("416 range-not-satisfiable");
    assertThat(answer.header("Content-Range")).hasValue("bytes */" + whole(speech, "").length);
  }

  @Test
  void aRangeOfAnotherVersionGetsTheWhole() throws IOException {
    MediaId id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    String eTag = get(id, "", "Range", "bytes=0-1").header("ETag").orElseThrow();

    assertThat(get(id, "", "Range", "bytes=0-1", "If-Range", eTag).status()).isEqualTo(206);
    assertThat(get(id, "&bitrate=96", "Range", "bytes=0-1", "If-Range", "\"x\"").status())
        .isEqualTo(200);
    assertThat(get(id, "", "Range", "bytes=0-1", "If-Range", "W/" + eTag).status()).isEqualTo(200);
    assertThat(get(id, "&bitrate=64", "Range", "bytes=0-1", "If-Range", eTag).status())
        .isEqualTo(200);
  }

  @Test
  void whoHasTheWholeIsToldThatItIsStillTheSame() throws IOException {
    MediaId id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    String eTag = get(id, "", "Range", "bytes=0-1").header("ETag").orElseThrow();

    GatewayAnswer answer = get(id, "", "If-None-Match", "\"x\", " + eTag);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("ETag")).hasValue(eTag);
    assertThat(get(id, "&start=1", "If-None-Match", eTag).status()).isEqualTo(200);
  }

  @Test
  void aRangeOfALongWavFileReadsOnlyItsPartOfS3() throws IOException {
    MediaId id = media.add("long.wav", encoded("wav", 40));
    int before = proxy.exchanges().size();

    assertThat(send(other, id, "", "Range", "bytes=500000-500999").body()).hasSize(1_000);

    assertThat(proxy.exchanges().subList(before, proxy.exchanges().size()))
        .filteredOn(exchange -> exchange.method().equals("GET"))
        .hasSizeLessThanOrEqualTo(2)
        .allSatisfy(exchange ->
            assertThat(exchange.header("Range"))
                .hasValueSatisfying(
                    range -> assertThat(requested(range)).isLessThanOrEqualTo(512 << 10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac"})
  void aStartIsAFileOfItsOwn(String kind) throws IOException {
    MediaId id = music(kind);
    byte[] late = whole(id, "&start=10.5");

    assertThat(get(id, "&start=10.5", "Range", "bytes=70000-70999").body())
        .isEqualTo(Arrays.copyOfRange(late, 70_000, 71_000));
    assertThat(Pcm.decoded(late).length).isBetween((int) (9.5 * 48_000), (int) (9.7 * 48_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "speech.m4a", "speech.ogg", "clip.mp4"})
  void whereTheLengthIsNotKnownNoneIsTold(String name) throws IOException {
    MediaId id = media.add(name, MediaFixtures.bytes(name));

    GatewayAnswer answer = get(id, "", "Range", "bytes=0-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEmpty();
    assertThat(answer.header("Accept-Ranges")).isEmpty();
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(Pcm.decoded(answer.body()).length).isGreaterThan(45_000);
  }

  private static byte[] file(String kind) throws IOException {
    if (!FILES.containsKey(kind)) {
      FILES.put(kind, encoded(kind, SECONDS));
    }
    return FILES.get(kind);
  }

  private static byte[] encoded(String kind, int seconds) throws IOException {
    byte[] pcm = Pcm.f32le(Pcm.chirp(48_000, seconds));
    byte[] file =
        Answer.of(
                new PostedStream()::post,
                Requests.post("sampleRate=48000&format=" + kind, "application/octet-stream", pcm))
            .body();
    if (kind.equals("flac")) {
      // The lower 32 bits of the number of samples (RFC 9639, 8.2), which a stream leaves open.
      ByteBuffer.wrap(file).putInt(22, 48_000 * seconds);
    }
    return file;
  }

  private static MediaId music(String kind) throws IOException {
    if (!ITEMS.containsKey(kind)) {
      ITEMS.put(kind, media.add("music." + kind, file(kind)));
    }
    return ITEMS.get(kind);
  }

  /** In two ranges, of which nothing is kept. */
  private static byte[] whole(MediaId id, String query) {
    return WHOLE.computeIfAbsent(id + query, name -> inTwoRanges(id, query));
  }

  private static byte[] inTwoRanges(MediaId id, String query) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(get(id, query, "Range", "bytes=0-0").body());
    whole.writeBytes(get(id, query, "Range", "bytes=1-").body());
    return whole.toByteArray();
  }

  private static GatewayAnswer get(MediaId id, String query, String... headers) {
    turn++;
    return send(turn % 2 == 0 ? one : other, id, query, headers);
  }

  private static GatewayAnswer send(Main process, MediaId id, String query, String... headers) {
    return Listener.get(process, id, "format=mp3" + query, headers);
  }

  private static long requested(String range) {
    String[] bytes = range.substring("bytes=".length()).split("-");
    return Long.parseLong(bytes[1]) - Long.parseLong(bytes[0]) + 1;
  }
}
