package dev.vivace.stream.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.media.MediaId;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored items as HLS. */
@Timeout(120)
class StoredHlsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int RATE = 24_000;

  private static StoredMedia media;

  @BeforeAll
  static void start() {
    media = new StoredMedia(S3.coordinates());
  }

  @AfterAll
  static void stop() {
    media.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flac", "aac-128k"})
  void fourProcessesAskedInAnyOrderGiveWhatOneGivesInOrder(String rendition) throws Exception {
    byte[] wav = wav(Pcm.chirp(8_000, 46), 8_000);
    String inOrder = media.add("a.wav", wav).value();
    String inDisorder = media.add("b.wav", wav).value();
    Map<String, byte[]> expected = new TreeMap<>();
    List<HlsClient> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(new HlsClient(S3.coordinates()));
    }
    List<String> names =
        new ArrayList<>(
            HlsClient.segments(
                HlsClient.lines(processes.getFirst().stored(inOrder, rendition, "index.m3u8"))));
    assertThat(names).hasSize(8);
    for (String name : names) {
      expected.put(name, processes.getFirst().stored(inOrder, rendition, name).body());
    }
    Collections.shuffle(names, new Random(5));
    Map<String, Future<byte[]>> answers = new TreeMap<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        HlsClient process = processes.get(i % 4);
        answers.put(
            name, executor.submit(() -> process.stored(inDisorder, rendition, name).body()));
      }
      for (String name : names) {
        assertThat(answers.get(name).get()).as(name).isEqualTo(expected.get(name));
      }
    }
    processes.forEach(HlsClient::close);
  }

  /** Encoders give other bytes on other processors. */
  @Test
  void theBytesThatWereKeptFirstAreGivenByAll() throws Exception {
    String id = media.add("a.wav", wav(Pcm.chirp(8_000, 2), 8_000)).value();
    String key = "media/" + id + "/hls/aac-64k-v2/0";
    CountDownLatch release = new CountDownLatch(1);
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        HlsClient late = new HlsClient(S3.coordinates().at(proxy.endpoint()));
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      proxy.fail(1, line -> line.contains(key) && line.startsWith("PUT"), new Fault.Held(release));
      Future<byte[]> made = executor.submit(() -> late.stored(id, "aac-64k", "0.m4s").body());
      await().until(() -> proxy.requestLines().stream().anyMatch(line -> line.startsWith("PUT")));
      Bucket.of(S3).put(Map.of(key, "kept by another"));
      release.countDown();

      assertThat(made.get()).asString().isEqualTo("kept by another");
      assertThat(late.stored(id, "aac-64k", "0.m4s").body())
          .asString()
          .isEqualTo("kept by another");
    }
  }

  @Test
  void anHourIsListedAtOnceAndNothingIsEncodedForIt() throws Exception {
    byte[] wav = wav(new float[3600 * 1_000], 1_000);
    String id = media.add("hour.wav", wav).value();
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        HlsClient client = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
      client.stored(id, "aac-64k", "index.m3u8");
      long bytes = proxy.bodyBytes();
      long startNs = System.nanoTime();
      GatewayAnswer playlist = client.stored(id, "aac-64k", "index.m3u8");
      long tookMs = (System.nanoTime() - startNs) / 1_000_000;

      System.out.println("playlist of a stored hour, ms: " + tookMs);
      assertThat(HlsClient.segments(HlsClient.lines(playlist))).hasSize(601);
      assertThat(playlist.header("Cache-Control")).contains("public, max-age=3600");
      assertThat(tookMs).isLessThan(500);
      assertThat(proxy.bodyBytes() - bytes).isLessThan(2 << 20);
      assertThat(proxy.requestLines()).noneMatch(line -> line.startsWith("PUT"));
      byte[] made = client.stored(id, "aac-64k", "300.m4s").body();
      assertThat(client.stored(id, "aac-64k", "300.m4s").body()).isEqualTo(made);
      assertThat(proxy.requestLines()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
      assertThat(client.stored(id, "aac-64k", "601.m4s").outcome())
          .isEqualTo("404 no-such-segment");
    }
  }

  @Test
  void theSoundOfFlacIsThatOfTheFile() throws Exception {
    float[] sound = Pcm.chirp(RATE, 20);
    String id = media.add("a.wav", wav(sound)).value();
    try (HlsClient client = new HlsClient(S3.coordinates())) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(client.stored(id, "flac", "init.mp4").body());
      for (int number = 0; number < 4; number++) {
        file.writeBytes(client.stored(id, "flac", number + ".m4s").body());
      }
      assertThat(Pcm.decoded(file.toByteArray())).isEqualTo(Pcm.decoded(wav(sound)));
    }
  }

  @Test
  void aFileOfUnknownLengthIsListedOnceARenditionTellsIt() throws Exception {
    String id = media.add("speech.mp3", MediaFixtures.bytes("speech.mp3")).value();
    try (HlsClient client = new HlsClient(S3.coordinates())) {
      assertThat(client.stored(id, "aac-128k", "index.m3u8").outcome())
          .isEqualTo("409 unknown-length");
      byte[] flac = client.encoded(id, "flac").body();
      double seconds = Pcm.decoded(flac).length / (double) Pcm.sampleRate(flac);

      List<String> playlist = HlsClient.lines(client.stored(id, "flac", "index.m3u8"));

      assertThat(HlsClient.seconds(playlist)).isCloseTo(seconds, offset(0.001));
      assertThat(client.stored(id, "aac-128k", "index.m3u8").status()).isEqualTo(200);
      assertThat(client.stored(id, "aac-128k", "0.m4s").status()).isEqualTo(200);
    }
  }

  @Test
  void deletingTheItemDeletesItsSegments() {
    MediaId id = media.add("a.wav", wav(Pcm.chirp(RATE, 20)));
    try (HlsClient client = new HlsClient(S3.coordinates())) {
      client.stored(id.value(), "flac", "0.m4s");
      client.stored(id.value(), "aac-64k", "2.m4s");
      assertThat(Bucket.of(S3).keys("media/" + id + "/hls/")).hasSize(2);

      media.store().delete(id);

      assertThat(Bucket.of(S3).keys("media/" + id + "/")).isEmpty();
      assertThat(client.stored(id.value(), "flac", "0.m4s").outcome())
          .isEqualTo("404 unknown-media");
    }
  }

  private static byte[] wav(float[] samples) {
    return wav(samples, RATE);
  }

  private static byte[] wav(float[] samples, int rate) {
    try {
      return Pcm.encoded(
          Pcm.f32le(samples),
          new PcmFormat(rate, 1, SampleFormat.F32LE),
          EncodingSettings.of(EncodingFormat.WAV));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
