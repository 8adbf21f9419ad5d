package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.ListenPage.Note;
import dev.vivace.e2e.live.LiveProducer;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.PageServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener's page of the guides, in a browser, beside a producer. */
@Isolated("plays at the pace of time")
@Tag("browser")
@Timeout(300)
class ListenPageTest {
  /** Seeks as far as there is sound, up to a second before the chirp. */
  private static final String SKIP_SILENCE =
      """
      const player = document.querySelector('audio');
      setInterval(() => {
        const {buffered} = player;
        if (player.currentTime < 590 && !player.seeking && buffered.length) {
          player.currentTime = Math.min(596, buffered.end(buffered.length - 1) - 1);
        }
      }, 50)
      """;

  private static final String REQUESTED =
      "performance.getEntriesByType('resource').map(entry => entry.name)";
  private static final int TRIES = 5;
  private static final int PROMISED_MS = 600;

  /** An FFT of 4,096 samples tells the frequency, and with it the time, so exactly. */
  private static final double EXACT_SECONDS = 0.1;

  private static final String WITHOUT_MEDIA_SOURCE =
      "<head><script>delete window.MediaSource; delete window.ManagedMediaSource</script>";

  private static final String FRAME =
      "<!doctype html><iframe src=\"%s\" allow=\"autoplay\" width=480 height=120></iframe>";

  /** Chooses a way to listen, and presses Play. */
  private static final String CHOOSE =
      """
      const [way, done] = arguments;
      document.querySelector(`input[value=${way}]`).click();
      document.querySelector('button').click();
      done();
      """;

  /** Waits until the page says that it plays, has ended, or what is wrong. */
  private static final String UNTIL_SAID =
      """
      const [text, done] = arguments;
      const [said, complaint] = ['[role=status]', '[role=alert]'].map(it => document.querySelector(it));
      const timer = setInterval(() => {
        if (said.textContent !== text && complaint.hidden) return;
        clearInterval(timer);
        done(complaint.hidden ? said.textContent : complaint.textContent);
      }, 4);
      """;

  private static Product product;
  private static PageServer server;
  private static Chromium chromium;

  private final ListenPage page = new ListenPage(chromium, server.url());

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product = Product.start(folder.resolve("data"));
    server = PageServer.start(GuidePage.LISTEN.html(product.url("").toString()));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    product.close();
  }

  @ParameterizedTest(name = "a first chunk {0} ms after Play")
  @ValueSource(ints = {0, 3_000})
  void soundsSoonAfterTheFirstChunk(int waitedMs) throws Exception {
    listenWithoutAPage();
    untilSoundMs(waitedMs);
    List<Long> untilSoundMs = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      untilSoundMs.add(untilSoundMs(waitedMs));
    }
    System.out.printf(
        "first chunk %d ms after Play to sound in the page, ms: %s%n", waitedMs, untilSoundMs);

    assertThat(untilSoundMs.stream().sorted().toList().get(TRIES / 2))
        .as("the median of %s ms", untilSoundMs)
        .isLessThanOrEqualTo(PROMISED_MS);
  }

  /** From sending the first of many pieces of 100 ms until there are samples that are not zero. */
  private long untilSoundMs(int waitedMs) throws Exception {
    try (LiveProducer producer = new LiveProducer(product)) {
      page.open(producer.listenUrl());
      page.play();
      page.untilState("Waiting for the first sound …");
      LiveProducer.Pace pace = producer.sendAtItsPace(waitedMs, 100, 2);
      long soundAtMs = page.soundAtMs();
      pace.await();
      producer.end();
      page.untilState("The stream has ended");
      return soundAtMs - pace.firstSentMs();
    }
  }

  @Test
  void goesOnAfterAProcessWasKilledWithNothingTwiceAndNothingMissing() throws Exception {
    try (LiveProducer producer = new LiveProducer(product)) {
      page.open(producer.listenUrl());
      page.play();
      producer.send(1);
      LiveProducer.Pace pace = producer.sendAtItsPace(0, 100, 7);
      page.untilPlayed(3);

      product.kill("StreamFunction");

      pace.await();
      producer.end();
      page.untilState("The stream has ended");
    }
    assertThat(page.states()).contains("Connection lost: trying again …");
    assertThatEachMomentIsHeardOnce(0, 8);
  }

  @Test
  void goesOnWhereAResponseIsAtItsLongest() throws Exception {
    try (LiveProducer producer = new LiveProducer(product)) {
      listenWithoutAPage();
      page.open(producer.listenUrl());
      page.play();
      // Longer than the page's request takes to find that there is nothing yet.
      listenWithoutAPage();
      for (int begun = 0; begun < 597; begun += 39) {
        producer.sendSilence(Math.min(39, 597 - begun));
      }
      producer.send(7);
      producer.end();
      page.untilState("Playing");
      page.run(SKIP_SILENCE);
      page.untilPlayed(599);
      page.untilState("The stream has ended");
    }
    assertThat(page.value(REQUESTED).toString()).contains("from=0.000000", "from=599.500000");
    assertThatEachMomentIsHeardOnce(597, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "webm", "mp4", "aac"})
  void playsEachFormatPieceByPiece(String format) throws Exception {
    try (LiveProducer producer = new LiveProducer(product)) {
      page.open(producer.listenUrl() + "?format=" + format);
      page.play();
      producer.send(1.5);
      page.untilState("Playing");
      producer.send(1.5);
      producer.end();
      page.untilState("The stream has ended");

      assertThat(page.error()).isEmpty();
      assertThat(page.value(REQUESTED).toString()).contains("format=" + format);
    }
    assertThatEachMomentIsHeardOnce(0, 3);
  }

  @Test
  void playsWithoutMediaSourceExtensions() throws Exception {
    String html =
        GuidePage.LISTEN.html(product.url("").toString()).replace("<head>", WITHOUT_MEDIA_SOURCE);
    try (PageServer plain = PageServer.start(html);
        LiveProducer producer = new LiveProducer(product)) {
      producer.send(3);
      producer.end();
      ListenPage old = new ListenPage(chromium, plain.url());
      old.open(producer.listenUrl());
      old.play();
      old.untilState("The stream has ended");

      assertThat(old.error()).isEmpty();
      assertThat(old.states()).contains("Playing");
    }
  }

  /** The page of the stream itself, in a frame of a page of another origin. */
  @ParameterizedTest
  @ValueSource(strings = {"now", "crowd"})
  void aFrameListensInEitherWay(String way) throws Exception {
    try (LiveProducer producer = new LiveProducer(product, 1);
        PageServer page = PageServer.start(FRAME.formatted(producer.embedUrl()))) {
      producer.send(2);
      chromium.open(page.url());
      chromium.enterFrame();
      chromium.await(CHOOSE, way);
      assertThat(chromium.await(UNTIL_SAID, "Playing")).isEqualTo("Playing");
      producer.send(4);
      producer.end();

      assertThat(chromium.await(UNTIL_SAID, "The stream has ended"))
          .isEqualTo("The stream has ended");
      assertThat(chromium.await("arguments[0](" + REQUESTED + ".join());"))
          .contains(way.equals("now") ? "from=live" : "9.m4s")
          .doesNotContain(way.equals("now") ? ".m4s" : "from=");
    }
  }

  @Test
  void saysThatThereIsNoSuchStream() {
    page.open(product.url("/live/01J00000000000000000000000/stream").toString());
    page.play();
    page.until("!document.getElementById('error').hidden");

    assertThat(page.error()).startsWith("There is no live stream at this address");
  }

  private static void listenWithoutAPage() throws Exception {
    try (LiveProducer producer = new LiveProducer(product)) {
      producer.send(1);
      producer.end();
      URI mp3 = URI.create(producer.listenUrl() + "?format=mp3");
      assertThat(Http.get(mp3).statusCode()).isEqualTo(200);
    }
  }

  /** The player's time and the sound's run together from beginning to end. */
  private void assertThatEachMomentIsHeardOnce(double begin, double seconds) {
    List<Note> notes = page.notes();
    List<Double> delays = notes.stream().map(note -> note.delaySeconds() - begin).sorted().toList();
    double usual = delays.get(delays.size() / 2);
    assertThat(usual).isBetween(-0.1, 0.4);
    double heard = 0;
    for (Note note : notes) {
      assertThat(note.delaySeconds() - begin)
          .as("at %s", note)
          .isBetween(usual - EXACT_SECONDS, usual + EXACT_SECONDS);
      assertThat(note.soundSeconds()).isBetween(heard - 0.1, heard + 0.5);
      heard = Math.max(heard, note.soundSeconds());
    }
    assertThat(heard).isGreaterThan(seconds - 0.5);
  }
}
