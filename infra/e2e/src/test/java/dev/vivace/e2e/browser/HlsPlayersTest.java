package dev.vivace.e2e.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.e2e.live.LiveProducer;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A live stream as HLS in Chromium's own player and in those of pages. */
@Tag("browser")
@Timeout(300)
class HlsPlayersTest {
  private static final int SECONDS_OF_SOUND = 12;

  private static Product product;
  private static PlayerFiles files;
  private static Chromium chromium;

  private final PlayerPage page = new PlayerPage(chromium);

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product = Product.start(folder.resolve("data"));
    files = PlayerFiles.start(product.url("").toString());
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    files.close();
    product.close();
  }

  /** The page is open before there is a sound, and plays until the end. */
  @ParameterizedTest(name = "{1} of {2} s segments in {0}")
  @CsvSource({"chromium, flac, 3", "chromium, aac-128k, 1", "hlsjs, flac, 1", "hlsjs, aac-128k, 3"})
  void everySampleIsHeardOnceAndInItsPlace(String player, String rendition, int segmentSeconds)
      throws Exception {
    try (LiveProducer producer = new LiveProducer(product, segmentSeconds)) {
      URI playlist = producer.hlsUrl(rendition);
      assertThat(page.play(files.url(), player, playlist)).isEqualTo("playing");
      await().atMost(20, SECONDS).until(() -> page.time() > 0.2);
      LiveProducer.Pace pace = producer.sendAtItsPace(0, 100, SECONDS_OF_SOUND);
      pace.await();
      producer.end();
      await().atMost(60, SECONDS).pollInterval(200, MILLISECONDS).until(page::hasEnded);
      System.out.printf(
          "%s, %s, segments of %d s: sound after %d ms; %s%n",
          player, rendition, segmentSeconds, page.soundAtMs() - pace.firstSentMs(), page.events());

      assertThat(page.errors()).isEmpty();
      float[] expected =
          rendition.equals("flac") ? sixteenBits(producer.sent()) : decoded(playlist);
      Recording recording = new Recording(page.samples(), expected);
      assertThat(recording.differences(2048, expected.length - 2048)).isZero();
      assertThat(page.events()).filteredOn(HlsPlayersTest::isStall).isEmpty();
    }
  }

  /** While something was played; before that and at the end players wait, too. */
  private static boolean isStall(String event) {
    String[] parts = event.split("@");
    double time = Double.parseDouble(parts[1]);
    return parts[0].equals("waiting") && time > 4 && time < SECONDS_OF_SOUND;
  }

  @ParameterizedTest
  @CsvSource({"videojs, flac", "videojs, aac-128k", "shaka, flac", "shaka, aac-128k"})
  void otherPlayersPlayToTheEnd(String player, String rendition) throws Exception {
    try (LiveProducer producer = new LiveProducer(product, 1)) {
      producer.send(8);
      producer.end();
      assertThat(page.play(files.url(), player, producer.hlsUrl(rendition))).isEqualTo("playing");
      await().atMost(60, SECONDS).pollInterval(200, MILLISECONDS).until(page::hasEnded);

      assertThat(page.errors()).isEmpty();
      float[] sent = producer.sent();
      float[] heard = page.samples();
      assertThat(energy(heard)).isCloseTo(energy(sent), withPercentage(5));
    }
  }

  @Test
  void theListenersPageListensAsOneOfACrowd() throws Exception {
    try (LiveProducer producer = new LiveProducer(product, 1)) {
      producer.send(6);
      producer.end();
      ListenPage listen = new ListenPage(chromium, files.listenUrl());
      listen.open(producer.listenUrl());
      listen.run("document.querySelector('input[value=crowd]').click()");
      listen.play();
      listen.untilState("The stream has ended");

      assertThat(listen.error()).isEmpty();
      assertThat(
              listen
                  .value("performance.getEntriesByType('resource').map(entry => entry.name)")
                  .toString())
          .contains("9.m4s")
          .doesNotContain("from=");
    }
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  private static float[] sixteenBits(float[] samples) {
    float[] rounded = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = (float) Math.rint(samples[i] * 32768) / 32768;
    }
    return rounded;
  }

  /** All that the playlist lists, decoded as one file. */
  private static float[] decoded(URI playlist) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Http.get(playlist.resolve("init.mp4")).body());
    List<String> lines =
        new String(Http.get(playlist).body(), StandardCharsets.US_ASCII).lines().toList();
    for (String line : lines) {
      if (line.endsWith(".m4s")) {
        file.writeBytes(Http.get(playlist.resolve(line)).body());
      }
    }
    try (MediaDecoder decoder =
        new MediaDecoder(ByteSource.of(file.toByteArray()), DecodeLimits.DEFAULT)) {
      float[] all = new float[PlayerPage.RATE * 60];
      int filled = 0;
      for (int count = decoder.read(all, filled, all.length - filled);
          count > 0;
          count = decoder.read(all, filled, all.length - filled)) {
        filled += count;
      }
      return Arrays.copyOf(all, filled);
    }
  }
}
