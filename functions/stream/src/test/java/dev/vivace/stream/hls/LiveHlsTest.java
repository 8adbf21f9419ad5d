package dev.vivace.stream.hls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.audio.hls.HlsTrack;
import dev.vivace.audio.hls.MediaPlaylist;
import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.stream.LiveProducer;
import dev.vivace.stream.Pcm;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Live streams as HLS, by two processes that know nothing of each other. */
@Timeout(120)
class LiveHlsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int RATE = 8_000;
  private static final int CHUNK_BYTES = 16_000;

  /** The chunk with which a second copy is first asked: some tenths of a second after the first. */
  private static final int LATER = 20;

  private static LiveProducer producer;
  private static HlsClient one;
  private static HlsClient other;

  /** Two seconds that have ended. */
  private static String brief;

  @BeforeAll
  static void start() {
    producer = new LiveProducer(S3.coordinates());
    one = new HlsClient(S3.coordinates());
    other = new HlsClient(S3.coordinates());
    brief = produced(Pcm.chirp(RATE, 2));
  }

  @AfterAll
  static void stop() {
    producer.close();
    one.close();
    other.close();
  }

  @Test
  void aPlayerHasSilenceToBeginWith() throws Exception {
    String id = producer.create(RATE, "f32le");

    assertThat(one.playlist(id, "aac-128k"))
        .startsWith("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:3")
        .contains("#EXT-X-MEDIA-SEQUENCE:0", "#EXT-X-MAP:URI=\"init.mp4\"", "0.m4s", "3.m4s")
        .doesNotContain("4.m4s", "#EXT-X-ENDLIST");
    for (String rendition : List.of("aac-64k", "aac-128k", "flac")) {
      assertThat(one.live(id, rendition, "4.m4s").outcome()).isEqualTo("404 no-such-segment");
      float[] samples = Pcm.decoded(one.file(id, rendition));
      assertThat(samples.length / (double) RATE).isBetween(12.0, 12.15);
      assertThat(Pcm.rms(samples)).isZero();
    }
  }

  @Test
  void theSoundOfFlacIsThatOfTheProducer() throws Exception {
    float[] sound = Pcm.chirp(RATE, 20);
    String id = produced(sound);

    float[] heard = Pcm.decoded(one.file(id, "flac"));

    assertThat(heard).hasSameSizeAs(sound);
    int others = 0;
    for (int i = 0; i < sound.length; i++) {
      others += heard[i] == (float) Math.rint(sound[i] * 32768) / 32768 ? 0 : 1;
    }
    assertThat(others).isZero();
  }

  @Test
  void afterTheEndEverythingIsListedAndNothingIsMissing() throws Exception {
    String id = produced(Pcm.chirp(RATE, 70), 10 * CHUNK_BYTES);

    List<String> playlist = one.playlist(id, "aac-128k");

    assertThat(playlist)
        .contains("#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-MEDIA-SEQUENCE:4", "4.m4s", "27.m4s")
        .endsWith("#EXT-X-ENDLIST");
    assertThat(HlsClient.segments(playlist)).hasSize(24);
    assertThat(other.playlist(id, "aac-128k")).isEqualTo(playlist);
    assertThat(Pcm.decoded(one.file(id, "aac-128k")).length)
        .isEqualTo((RATE * 70 / 1024 + 2) * 1024);
    assertThat(HlsClient.seconds(playlist) * RATE)
        .isCloseTo((RATE * 70 / 1024 + 2) * 1024.0, offset(1.0));
  }

  @Test
  void aStreamWithoutAnySoundEndsInSilence() {
    String id = producer.create(RATE, "f32le");
    producer.end(id);

    assertThat(one.playlist(id, "flac")).contains("0.m4s", "3.m4s").endsWith("#EXT-X-ENDLIST");
  }

  @Test
  void answersSayHowLongTheyMayBeCached() {
    String growing = producer.create(RATE, "f32le");

    assertThat(caching(one.live(growing, "flac", "index.m3u8"))).isEqualTo("public, max-age=1");
    assertThat(caching(one.live(brief, "flac", "index.m3u8"))).isEqualTo("public, max-age=3600");
    for (String file : List.of("init.mp4", "1.m4s", "4.m4s")) {
      assertThat(caching(one.live(brief, "flac", file)))
          .isEqualTo("public, max-age=31536000, immutable");
      assertThat(one.live(brief, "flac", file).header("Content-Type")).contains("audio/mp4");
    }
    for (String file : List.of("5.m4s", "9.mp3")) {
      assertThat(caching(one.live(brief, "flac", file))).isEqualTo("no-store");
    }
    assertThat(one.live(brief, "flac", "index.m3u8").header("Content-Type"))
        .contains("application/vnd.apple.mpegurl");
  }

  /** Nothing else keeps the answer from being everybody's (RFC 9111, sections 4.1 and 7.3). */
  private static String caching(GatewayAnswer answer) {
    assertThat(answer.header("Vary")).isEmpty();
    assertThat(answer.header("Set-Cookie")).isEmpty();
    return answer.header("Cache-Control").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1.m4s",
        "00.m4s",
        "+4.m4s",
        "1000000000000.m4s",
        "9999999999.m4s",
        "4.m4s.m4s",
        "4",
        ".m4s",
        "index.m3u",
        "INDEX.M3U8",
        "..",
        "init.mp4/"
      })
  void aFileThatCanNotBeIsRefused(String file) {
    assertThat(one.live(brief, "flac", file).outcome()).isEqualTo("404 unknown-hls-file");
    assertThat(one.live(brief, "mp3-128k", "index.m3u8").outcome())
        .isEqualTo("404 unknown-hls-rendition");
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 1_000, 16_777_215})
  void aSegmentBehindTheEndIsNotThere(long number) {
    assertThat(one.live(brief, "aac-64k", number + ".m4s").outcome())
        .isEqualTo("404 no-such-segment");
  }

  /** Whoever gave the playlist knows that the segment is there, and looks only for its chunks. */
  @Test
  void aSegmentThatWasListedTakesOneListMore() throws Exception {
    String id = producer.create(RATE, "f32le");
    producer.sendAll(id, Pcm.f32le(Pcm.chirp(RATE, 8)), CHUNK_BYTES);
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        HlsClient client = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
      client.playlist(id, "flac");
      int before = proxy.requestLines().size();
      byte[] made = client.segment(id, "flac", 4);

      List<String> asked = proxy.requestLines().subList(before, proxy.requestLines().size());
      assertThat(asked).filteredOn(line -> line.contains("list-type=2")).hasSize(1);
      assertThat(asked).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
      assertThat(made).isEqualTo(other.segment(id, "flac", 4));
      int after = proxy.requestLines().size();
      assertThat(client.segment(id, "flac", 4)).isEqualTo(made);
      assertThat(proxy.requestLines().subList(after, proxy.requestLines().size()))
          .as("it is not made again")
          .singleElement()
          .asString()
          .startsWith("GET")
          .contains("/broadcast/flac");
    }
  }

  /** Encoders give other bytes on other processors. */
  @Test
  void theBytesThatWereKeptFirstAreGivenByAll() throws Exception {
    String id = produced(Pcm.chirp(RATE, 2));
    String key = "live/" + id + "/broadcast/aac-64k-v2/4";
    CountDownLatch release = new CountDownLatch(1);
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        HlsClient late = new HlsClient(S3.coordinates().at(proxy.endpoint()));
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      proxy.fail(1, line -> line.contains(key) && line.startsWith("PUT"), new Fault.Held(release));
      Future<byte[]> made = executor.submit(() -> late.segment(id, "aac-64k", 4));
      await().until(() -> proxy.requestLines().stream().anyMatch(line -> line.startsWith("PUT")));
      Bucket.of(S3).put(Map.of(key, "kept by another"));
      release.countDown();

      assertThat(made.get()).asString().isEqualTo("kept by another");
      assertThat(other.segment(id, "aac-64k", 4)).asString().isEqualTo("kept by another");
    }
  }

  @Test
  @Tag("long")
  @Timeout(300)
  void twoProcessesAskedAtOnceGiveTheSameBytesOfOneObject() throws Exception {
    String id = producer.create("{\"sampleRate\":8000,\"segmentSeconds\":1}");
    producer.sendAll(id, Pcm.f32le(Pcm.chirp(8_000, 201)), 320_000);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      for (long number = 4; number < 204; number++) {
        long asked = number;
        Future<byte[]> first = executor.submit(() -> one.segment(id, "aac-64k", asked));
        Future<byte[]> second = executor.submit(() -> other.segment(id, "aac-64k", asked));
        assertThat(first.get()).as("segment " + number).isEqualTo(second.get());
      }
    }
    assertThat(Bucket.of(S3).keys("live/" + id + "/broadcast/")).hasSize(200);
  }

  @Test
  void chunksInAnyOrderGiveTheSegmentsOfThoseInOrder() {
    byte[] pcm = Pcm.f32le(Pcm.chirp(RATE, 15));
    String inOrder = produced(Pcm.chirp(RATE, 15));
    String shuffled = producer.create(RATE, "f32le");
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number * CHUNK_BYTES < pcm.length; number++) {
      numbers.addAll(List.of(number, number));
    }
    shuffleNearby(numbers);
    for (int number : numbers) {
      producer.send(shuffled, number, chunk(pcm, number));
      if (number % 8 == 0) {
        askForAll(shuffled, 4, 8);
      }
    }
    producer.end(shuffled);

    for (String rendition : List.of("flac", "aac-128k")) {
      assertThat(other.file(shuffled, rendition)).isEqualTo(one.file(inOrder, rendition));
    }
  }

  /** Has wrong segments be kept, if any were made of a stream with gaps. */
  private static void askForAll(String id, int first, int last) {
    other.playlist(id, "flac");
    for (int number = first; number <= last; number++) {
      assertThat(other.live(id, "flac", number + ".m4s").outcome())
          .isIn("200", "404 no-such-segment");
    }
  }

  /** No further than the stream takes chunks out of order. */
  private static void shuffleNearby(List<Integer> numbers) {
    Random random = new Random(13);
    for (int from = 0; from < numbers.size(); from += 30) {
      Collections.shuffle(numbers.subList(from, Math.min(numbers.size(), from + 30)), random);
    }
  }

  @Test
  void aChunkThatNeverComesIsSilence() throws Exception {
    byte[] pcm = Pcm.f32le(Pcm.chirp(RATE, 12));
    String id = producer.create(RATE, "f32le");
    for (int number = 0; number * CHUNK_BYTES < pcm.length; number++) {
      if (number != 10) {
        producer.send(id, number, chunk(pcm, number));
      }
    }
    assertThat(one.playlist(id, "flac")).doesNotContain("5.m4s");
    assertThat(one.live(id, "flac", "5.m4s").outcome()).isEqualTo("404 no-such-segment");
    await().atMost(15, SECONDS).until(() -> other.playlist(id, "flac").contains("6.m4s"));
    producer.end(id);

    Arrays.fill(pcm, 10 * CHUNK_BYTES, 11 * CHUNK_BYTES, (byte) 0);
    String silent = producer.create(RATE, "f32le");
    producer.sendAll(silent, pcm, CHUNK_BYTES);
    producer.end(silent);
    assertThat(one.file(id, "flac")).isEqualTo(other.file(silent, "flac"));
  }

  /**
   * Two copies in turn, until the sound has a few segments: as long as these last. One begins
   * later, so that anything that each remembers for a while is of another age.
   */
  @Test
  void aPlaylistNeverGoesBackwards() {
    String id = producer.create("{\"sampleRate\":8000,\"segmentSeconds\":1}");
    byte[] second = Pcm.f32le(Pcm.chirp(RATE, 1));
    long newest = 0;
    for (int number = 0; newest < SegmentGrid.LIVE_SILENCE + 2; number++) {
      producer.send(id, number, chunk(second, number % 2));
      for (HlsClient copy : number < LATER ? List.of(one) : List.of(one, other)) {
        List<String> segments = HlsClient.segments(copy.playlist(id, "flac"));
        long last = Long.parseLong(segments.getLast().replace(".m4s", ""));
        assertThat(last).isGreaterThanOrEqualTo(newest);
        newest = last;
      }
    }
  }

  @Test
  @Tag("long")
  void aProducerThatOutrunsTimeIsListedAsTimeGoesOn() {
    String id = producer.create("{\"sampleRate\":1000,\"sampleFormat\":\"s16le\"}");
    byte[] halfAnHour = new byte[1800 * 2000];
    Instant start = Instant.now();
    for (int number = 0; number < 48; number++) {
      producer.send(id, number, halfAnHour);
    }

    List<String> growing = one.playlist(id, "aac-64k");
    long mostSeconds = Duration.between(start, Instant.now()).toSeconds() + 2;
    producer.end(id);
    List<String> whole = other.playlist(id, "aac-64k");

    assertThat(HlsClient.segments(growing).getLast())
        .isIn(
            LongStream.rangeClosed(3, SegmentGrid.LIVE_SILENCE + mostSeconds / 3)
                .mapToObj(number -> number + ".m4s")
                .toList());
    assertThat(growing).doesNotContain("#EXT-X-ENDLIST");
    assertThat(HlsClient.segments(whole)).hasSize(28_801).endsWith("28804.m4s");
    assertThat(other.live(id, "aac-64k", "28000.m4s").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "2, 30", "3, 20", "6, 10"})
  void aMinuteIsListed(int seconds, int segments) {
    String id = producer.create("{\"segmentSeconds\":" + seconds + "}");
    assertThat(producer.describe(id).get("segmentSeconds").asInt()).isEqualTo(seconds);

    assertThat(one.playlist(id, "flac")).contains("#EXT-X-TARGETDURATION:" + seconds);
    HlsTrack track = new HlsTrack(HlsRendition.FLAC, RATE, 1);
    SegmentGrid grid = new SegmentGrid(track, seconds, SegmentGrid.LIVE_SILENCE);
    assertThat(MediaPlaylist.growing(grid, 1000, Optional.empty()).first())
        .isEqualTo(1000 - segments);
  }

  private static String produced(float[] sound) {
    return produced(sound, CHUNK_BYTES);
  }

  private static String produced(float[] sound, int chunkBytes) {
    String id = producer.create(RATE, "f32le");
    producer.sendAll(id, Pcm.f32le(sound), chunkBytes);
    producer.end(id);
    return id;
  }

  private static byte[] chunk(byte[] pcm, int number) {
    int from = number * CHUNK_BYTES;
    return Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + CHUNK_BYTES));
  }
}
