package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.store.RenditionName;
import dev.vivace.stream.Answer;
import dev.vivace.stream.ClosingOutput;
import dev.vivace.stream.Listener;
import dev.vivace.stream.Main;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.stream.StoredMedia;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.stream.posted.PostedStream;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An encoding that was streamed once is there for the next listener. */
@Timeout(120)
class RenditionsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  /** Its encoding to WAV takes a part and a bit. */
  private static final int LONG_SAMPLES = 9 << 19;

  /** Its encoding to WAV takes two parts and a bit. */
  private static final int LONGER_SAMPLES = 9 << 20;

  private static StoredMedia media;
  private static FaultyProxy proxy;
  private static Main one;
  private static Main other;

  @BeforeAll
  static void start() throws IOException {
    media = new StoredMedia(S3.coordinates());
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    one = new Main(S3.coordinates().at(proxy.endpoint()).environment());
    other = new Main(S3.coordinates().environment());
  }

  @BeforeEach
  void forget() {
    proxy.forget();
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    other.close();
    proxy.close();
    media.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void theSecondListenerIsSentToTheEncodingOfTheFirst(String format) throws Exception {
    MediaId id = speech();
    GatewayAnswer first = get(one, id, "format=" + format);

    GatewayAnswer second = get(other, id, "format=" + format);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(302);
    assertThat(second.header("Cache-Control")).hasValue("no-store");
    try (WebClient web = new WebClient()) {
      HttpResponse<byte[]> file = web.send("GET", second.location());
      assertThat(file.headers().firstValue("Content-Type")).isEqualTo(first.header("Content-Type"));
      assertThat(Pcm.rms(Pcm.decoded(file.body())))
          .isCloseTo(Pcm.rms(Pcm.decoded(first.body())), within(0.01));
    }
  }

  /** A stream can't tell what comes to its end; a file can. */
  @ParameterizedTest
  @CsvSource({
    "mp3, speech.wav", "mp3, speech.mp3", "mp3, speech.ogg", "opus, speech.wav", "webm, speech.wav",
    "flac, speech.wav", "flac, speech.m4a", "wav, speech.wav", "wav, clip.mp4", "mp4, speech.wav"
  })
  void whatIsKeptIsAFinishedFile(String format, String source) throws Exception {
    MediaId id = media.add(source, MediaFixtures.bytes(source));
    get(one, id, "format=" + format);

    GatewayAnswer second = get(other, id, "format=" + format);

    try (WebClient web = new WebClient()) {
      byte[] kept = web.send("GET", second.location()).body();
      byte[] original = MediaFixtures.bytes(source);
      double seconds = (double) Pcm.decoded(original).length / Pcm.sampleRate(original);
      assertThat(toldSeconds(kept, format)).isCloseTo(seconds, within(0.03));
    }
  }

  /** By the header, the last page or the Info frame, whichever the format has. */
  private static double toldSeconds(byte[] file, String format) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return switch (format) {
      case "flac" -> (double) (bytes.getLong(18) & (1L << 36) - 1) / (bytes.getInt(18) >>> 12);
      case "wav" -> {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        yield (double) bytes.getInt(text.indexOf("data") + 4) / bytes.getInt(28);
      }
      case "mp4" -> {
        int movie = text.indexOf("mvhd");
        yield (double) bytes.getInt(movie + 20) / bytes.getInt(movie + 16);
      }
      case "webm" -> bytes.getDouble(text.indexOf("D\u0089\u0088") + 3) / 1000;
      case "opus" -> {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        long end = bytes.getLong(text.lastIndexOf("OggS") + 6);
        yield (end - bytes.getShort(text.indexOf("OpusHead") + 10)) / 48_000.0;
      }
      case "mp3" -> {
        int info = text.indexOf("Info");
        int ends = bytes.getInt(info + 141) >>> 8;
        int rate = Pcm.sampleRate(file);
        long coded = (long) bytes.getInt(info + 8) * (rate < 32_000 ? 576 : 1152);
        yield (double) (coded - (ends >> 12) - (ends & 0xfff)) / rate;
      }
      default -> throw new IllegalArgumentException(format);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void halfAFileIsNoRendition(String format) {
    for (String name : List.of("speech.flac", "speech.wav", "speech.m4a", "speech.ogg")) {
      byte[] file = MediaFixtures.bytes(name);
      MediaId id = media.add(name, Arrays.copyOf(file, file.length / 2));

      assertThat(get(one, id, "format=" + format).outcome())
          .as(name)
          .isEqualTo("422 corrupt-media");
      assertThat(names(id)).as(name).isEmpty();
    }
  }

  @Test
  void otherSettingsAreAnotherRendition() {
    MediaId id = speech();
    get(one, id, "format=mp3");

    assertThat(get(other, id, "format=mp3&bitrate=64").status()).isEqualTo(200);
    assertThat(get(other, id, "format=mp3&start=1").status()).isEqualTo(200);
    assertThat(get(other, id, "format=mp3&bitrate=65").status()).isEqualTo(302);
    assertThat(names(id)).containsExactly("mp3-128k", "mp3-64k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=mp3&outputSampleRate=48000",
        "format=mp3&bitrate=320",
        "format=mp3&bitrate=8",
        "format=wav&outputSampleRate=192000",
        "format=flac&outputSampleRate=8000",
      })
  void whatIsNotOnTheLadderIsEncodedAndNotKept(String query) {
    MediaId id = speech();

    GatewayAnswer first = get(one, id, query);
    GatewayAnswer second = get(other, id, query);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(names(id)).isEmpty();
  }

  @Test
  void aPartIsNoRenditionAndAllBytesByARangeAre() {
    MediaId id = speech();

    assertThat(get(one, id, "format=mp3", "Range", "bytes=0-999").status()).isEqualTo(206);
    assertThat(get(one, id, "format=mp3&start=0.5").status()).isEqualTo(200);
    assertThat(names(id)).isEmpty();
    assertThat(get(one, id, "format=mp3", "Range", "bytes=0-").status()).isEqualTo(206);
    assertThat(names(id)).containsExactly("mp3-128k");
  }

  @Test
  void whoHasABeginningGetsTheRestOfTheSameVersion() {
    MediaId id = speech();
    GatewayAnswer whole = get(one, id, "format=mp3");
    String eTag = whole.header("ETag").orElseThrow();

    assertThat(get(other, id, "format=mp3", "Range", "bytes=9-", "If-Range", eTag).status())
        .isEqualTo(206);
    assertThat(get(other, id, "format=mp3", "Range", "bytes=9-").status()).isEqualTo(206);
    assertThat(get(other, id, "format=mp3", "Range", "bytes=0-").status()).isEqualTo(302);
    assertThat(get(other, id, "format=wav", "Range", "bytes=9-").status()).isEqualTo(200);
    assertThat(get(other, id, "format=wav", "Range", "bytes=9-").status()).isEqualTo(302);
    assertThat(get(other, id, "format=mp3", "If-None-Match", eTag).status()).isEqualTo(304);
  }

  @Test
  void aLongEncodingIsKeptInParts() throws Exception {
    MediaId id = silence(LONGER_SAMPLES);
    byte[] first = get(one, id, "format=wav").body();

    assertThat(puts()).hasSize(3).allMatch(line -> line.contains("partNumber="));
    try (WebClient web = new WebClient()) {
      byte[] kept = web.send("GET", get(other, id, "format=wav").location()).body();
      int header = first.length - 2 * LONGER_SAMPLES;
      assertThat(kept).hasSameSizeAs(first);
      assertThat(Arrays.mismatch(kept, header, kept.length, first, header, first.length))
          .isEqualTo(-1);
      assertThat(toldSeconds(kept, "wav")).isEqualTo(LONGER_SAMPLES / 8_000.0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST"})
  void whereS3FailsTheListenerHearsEverythingAndNothingIsKept(String method) throws IOException {
    MediaId id = silence(LONG_SAMPLES);
    proxy.fail(100, line -> line.startsWith(method), new Fault.Unavailable());

    assertThat(get(one, id, "format=wav").body()).hasSizeGreaterThan(2 * LONG_SAMPLES);

    assertThat(names(id)).isEmpty();
    assertThat(media.openMultiparts()).isZero();
  }

  @Test
  void whereS3IsSlowTheListenerIsNotHeldBack() throws Exception {
    MediaId id = silence(LONG_SAMPLES);
    CountDownLatch release = new CountDownLatch(1);
    proxy.fail(1, line -> line.contains("partNumber=1"), new Fault.Held(release));
    CountDownLatch heard = new CountDownLatch(1);
    try (StoredMedia slow = new StoredMedia(S3.coordinates().at(proxy.endpoint()));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> stream =
          executor.submit(() -> {
            body(slow, id).writeTo(new CountedOutput(2L * LONG_SAMPLES, heard));
            return null;
          });
      heard.await();
      assertThat(names(id)).isEmpty();
      release.countDown();
      stream.get();
    }
    assertThat(names(id)).containsExactly("wav");
  }

  @Test
  void aListenerWhoGoesAwayLeavesNothing() throws IOException {
    MediaId id = silence(LONGER_SAMPLES);

    assertThatThrownBy(() -> body(media, id).writeTo(new ClosingOutput(17 << 20)))
        .isInstanceOf(IOException.class);

    assertThat(names(id)).isEmpty();
    assertThat(media.openMultiparts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoFirstListenersAreBothServedAndOneRenditionIsKept(boolean isLong) throws Exception {
    MediaId id = isLong ? silence(LONG_SAMPLES) : speech();
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    proxy.fail(1, line -> arrives(line, arrived), new Fault.Held(release));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GatewayAnswer> slower = executor.submit(() -> get(one, id, "format=wav"));
      arrived.await();
      GatewayAnswer faster = get(other, id, "format=wav");
      release.countDown();

      assertThat(faster.status()).isEqualTo(200);
      assertThat(slower.get().status()).isEqualTo(200);
      assertThat(slower.get().body()).isEqualTo(faster.body());
      assertThat(proxy.exchanges()).anyMatch(exchange -> exchange.status() == 412);
      assertThat(names(id)).containsExactly("wav");
      assertThat(media.openMultiparts()).isZero();
    }
  }

  @Test
  void anItemThatIsDeletedMeanwhileLeavesNoRendition() throws IOException {
    MediaId id = silence(LONG_SAMPLES);
    proxy.fail(1, line -> makesObject(line) && deletes(id), new Fault.Cut());

    assertThat(get(one, id, "format=wav").status()).isEqualTo(200);

    assertThat(media.store().find(id)).isEmpty();
    assertThat(media.store().findRendition(id, new RenditionName("wav"))).isEmpty();
    assertThat(media.openMultiparts()).isZero();
  }

  /** Lets the request pass. */
  private boolean deletes(MediaId id) {
    media.store().delete(id);
    return false;
  }

  private static boolean arrives(String line, CountDownLatch arrived) {
    if (makesObject(line)) {
      arrived.countDown();
    }
    return makesObject(line);
  }

  private static boolean makesObject(String line) {
    return (line.startsWith("PUT") && !line.contains("partNumber="))
        || (line.startsWith("POST") && line.contains("uploadId="));
  }

  private static BodyWriter body(StoredMedia media, MediaId id) {
    long sizeBytes = media.store().find(id).orElseThrow().sizeBytes();
    return new KeptBody(
        new EncodedBody(
            () ->
                new MediaDecoder(
                    new StoredFile(media.store(), id, sizeBytes), DecodeLimits.DEFAULT),
            EncodingSettings.of(EncodingFormat.WAV)),
        () ->
            media.store().beginRendition(id, new RenditionName("wav"), new MediaType("audio/wav")));
  }

  private MediaId speech() {
    return media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
  }

  /** An item that is short itself, and whose encoding to WAV has two bytes for each sample. */
  private static MediaId silence(int samples) throws IOException {
    byte[] flac =
        Answer.of(
                new PostedStream()::post,
                Requests.post(
                    "format=flac&sampleRate=8000&sampleFormat=s16le",
                    "application/octet-stream",
                    new byte[2 * samples]))
            .body();
    return media.add("silence.flac", flac);
  }

  private List<String> names(MediaId id) {
    return media.store().describe(id).stream()
        .flatMap(item -> item.renditions().stream())
        .map(rendition -> rendition.name().value())
        .toList();
  }

  private List<String> puts() {
    return proxy.requestLines().stream().filter(line -> line.startsWith("PUT")).toList();
  }

  private static GatewayAnswer get(Main process, MediaId id, String query, String... headers) {
    return Listener.get(process, id, query, headers);
  }

  /** A listener who hears so many bytes. */
  private static final class CountedOutput extends OutputStream {
    private final CountDownLatch heard;
    private long leftBytes;

    CountedOutput(long bytes, CountDownLatch heard) {
      this.leftBytes = bytes;
      this.heard = heard;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      leftBytes -= length;
      if (leftBytes <= 0) {
        heard.countDown();
      }
    }
  }
}
