package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedStack;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.LargeUpload;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.PageServer;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page of a link, in a frame of another, while functions and S3 have a clock of the test's. */
@Tag("browser")
@Timeout(300)
class EmbedPageTest {
  private static final int SAMPLE_RATE = 48_000;
  private static final int BYTES_PER_SECOND = 2 * SAMPLE_RATE;

  /** More than a browser holds of a file that it was not told to load. */
  private static final int SECONDS = 900;

  private static final int HEADER_BYTES = 44;

  /** Looks for half a minute whether it plays behind a place, and pauses it then. */
  private static final String LOOK =
      """
      const [from, done] = arguments;
      const player = document.querySelector('audio');
      player.addEventListener('timeupdate', function look() {
        if (player.currentTime > from + 0.3 && player.currentTime < from + 30) {
          player.removeEventListener('timeupdate', look);
          player.pause();
          done('played');
        }
      });
      document.querySelector('p').hidden || done('gave up');
      setTimeout(() => done('waiting'), 30000);
      """;

  /** Plays from a place on. */
  private static final String PLAY =
      LOOK
          + """
          player.currentTime = from;
          player.play().catch(() => {});
          """;

  /** Before it reports an error, Chromium asks an address that refuses thirty times. */
  private static final int LOOKS = 4;

  private static final SimulatedTime TIME = new SimulatedTime();

  @RegisterExtension static final S3Server S3 = new S3Server(TIME);

  /** Addresses by what they show, made while the SDK's clock, which stays, is as the test's. */
  private static final Map<String, String> PAGES = new HashMap<>();

  private static RecordedStack stack;
  private static JsonNode lasting;
  private static @Nullable PageServer page;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    String s3 = S3.coordinates().endpoint().toString();
    stack =
        new RecordedStack(
            S3.coordinates(), Map.of("CORS_ORIGIN", "*", "PUBLIC_MEDIA_URL", s3), TIME);
    long sizeBytes = HEADER_BYTES + SECONDS * BYTES_PER_SECOND;
    lasting = link(LargeUpload.of(stack::url, sizeBytes, EmbedPageTest::silence), "{}");
    for (String name : List.of("speech.mp3", "clip.mp4", "pixel.png")) {
      PAGES.put(name, link(store(name), "{}").get("embedUrl").asString());
    }
    String ending = "{\"expiresIn\": %d}".formatted(Duration.ofHours(10).toSeconds());
    PAGES.put("ending", link(store("speech.mp3"), ending).get("embedUrl").asString());
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() throws IOException {
    chromium.close();
    if (page != null) {
      page.close();
    }
    stack.close();
  }

  private static JsonNode link(String item, String wish) throws Exception {
    return Http.json(Http.post(stack.url("/media/" + item + "/links"), wish));
  }

  private static String store(String name) throws Exception {
    URI url = stack.url("/media?filename=" + name);
    return Http.json(Http.post(url, MediaFixtures.bytes(name))).get("id").asString();
  }

  private static void frame(String url, int width, int height) throws Exception {
    String html =
        "<!doctype html><iframe src=\"%s\" width=%d height=%d style=\"border:0\"></iframe>"
            .formatted(url, width, height);
    if (page != null) {
      page.close();
    }
    page = PageServer.start(html);
    chromium.open(page.url());
    chromium.enterFrame();
  }

  @Test
  void goesOnForHoursAfterTheUrlThatItPlaysHasEnded() throws Exception {
    frame(lasting.get("embedUrl").asString(), 480, 140);
    assertThat(chromium.await(PLAY, 0)).isEqualTo("played");

    URI first =
        URI.create(
            Http.get(URI.create(lasting.get("url").asString()))
                .headers()
                .firstValue("Location")
                .orElseThrow());
    assertThat(Http.get(first, "Range", "bytes=0-0").statusCode()).isEqualTo(206);

    TIME.pause(Duration.ofHours(2));

    assertThat(Http.get(first, "Range", "bytes=0-0").statusCode()).isEqualTo(403);
    assertPlays(SECONDS - 60);
    TIME.pause(Duration.ofHours(2));
    assertPlays(SECONDS / 2);
  }

  @Test
  void saysSoToAReaderAfterTheLinkHasEnded() throws Exception {
    frame(PAGES.get("ending"), 480, 140);
    String shown = "arguments[0](document.body.innerText)";
    assertThat(chromium.await(shown)).isEqualTo("speech.mp3");

    TIME.pause(Duration.ofHours(11));

    frame(PAGES.get("ending"), 480, 140);
    assertThat(chromium.await(shown)).startsWith("Invalid token").contains("The link has ended");
    chromium.screenshot(Path.of("target", "embed-ended.png"));
  }

  private static void assertPlays(int from) {
    String said = chromium.await(PLAY, from);
    for (int look = 1; look < LOOKS && said.equals("waiting"); look++) {
      said = chromium.await(LOOK, from);
    }
    assertThat(said).isEqualTo("played");
  }

  private static void silence(int number, byte[] part) {
    if (number == 1) {
      ByteBuffer header = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
      int data = SECONDS * BYTES_PER_SECOND;
      header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(data + HEADER_BYTES - 8);
      header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
      header.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE).putInt(BYTES_PER_SECOND);
      header.putShort((short) 2).putShort((short) 16);
      header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "speech.mp3, audio, 480, 140",
    "clip.mp4, video, 640, 360",
    "pixel.png, img, 640, 360",
    "clip.mp4, video, 200, 120"
  })
  void fitsItsFrameAndFollowsTheReadersColours(String file, String element, int width, int height)
      throws Exception {
    String script =
        """
        const [element, done] = arguments;
        const shown = document.querySelector(element);
        const look = () => {
          const place = shown.getBoundingClientRect();
          const root = document.documentElement;
          const fits = place.height > 0 && place.right <= innerWidth && place.bottom <= innerHeight
            && root.scrollWidth <= innerWidth && root.scrollHeight <= innerHeight;
          done((fits ? 'fits ' : 'overflows ') + getComputedStyle(document.body).backgroundColor);
        };
        if (shown.complete || shown.readyState > 0) look();
        else shown.onload = shown.onloadedmetadata = look;
        """;
    String url = PAGES.get(file);

    chromium.prefer("light");
    frame(url, width, height);
    String light = chromium.await(script, element);
    chromium.screenshot(Path.of("target", "embed-light-" + width + "-" + file + ".png"));
    chromium.prefer("dark");
    frame(url, width, height);
    String dark = chromium.await(script, element);
    chromium.screenshot(Path.of("target", "embed-dark-" + width + "-" + file + ".png"));

    assertThat(light).isEqualTo("fits rgb(255, 255, 255)");
    assertThat(dark).startsWith("fits rgb(").isNotEqualTo(light);
  }
}
