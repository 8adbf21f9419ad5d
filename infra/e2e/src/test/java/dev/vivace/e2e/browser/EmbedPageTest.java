package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.LargeUpload;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page of a link, in a frame of another, where presigned URLs end after seconds. */
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

  private static Product product;
  private static @Nullable PageServer page;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product =
        Product.start(
            folder.resolve("data"), Map.of("VIVACE_PARAMETERS", "PlaybackUrlTtlSeconds=3"));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    if (page != null) {
      page.close();
    }
    product.close();
  }

  private static JsonNode link(String item) throws Exception {
    return Http.json(Http.post(product.url("/media/" + item + "/links"), "{}"));
  }

  private static String store(String name) throws Exception {
    URI url = product.url("/media?filename=" + name);
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
  void goesOnAfterTheUrlThatItPlaysHasEnded() throws Exception {
    JsonNode link =
        link(
            LargeUpload.of(
                product, HEADER_BYTES + SECONDS * BYTES_PER_SECOND, EmbedPageTest::silence));
    frame(link.get("embedUrl").asString(), 480, 140);
    assertThat(chromium.await(PLAY, 0)).isEqualTo("played");

    URI later =
        URI.create(
            Http.get(URI.create(link.get("url").asString()))
                .headers()
                .firstValue("Location")
                .orElseThrow());
    while (Http.get(later, "Range", "bytes=0-0").statusCode() != 403) {
      Thread.sleep(100);
    }

    assertPlays(SECONDS - 60);
    assertPlays(SECONDS / 2);
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
    String url = link(store(file)).get("embedUrl").asString();

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
