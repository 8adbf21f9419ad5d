package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.PageServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/upload.html} in a real browser, with a file of several parts. */
@Tag("browser")
@Timeout(120)
class UploadPageTest {
  private static final String NAME = "Grüße 音楽.wav";

  private static final String PLAY =
      """
      const done = arguments[0];
      const wait = setInterval(() => {
        const error = document.getElementById('error');
        const player = document.getElementById('player');
        if (!error.hidden) done('error: ' + error.textContent);
        if (document.getElementById('item').hidden || player.readyState < 1) return;
        clearInterval(wait);
        player.ontimeupdate = () => {
          if (player.currentTime > 50.3) {
            player.ontimeupdate = null;
            done(document.getElementById('state').textContent + ', ' + player.duration + ' s');
          }
        };
        player.currentTime = 50;
        player.play().catch(error => done('error: ' + error));
      }, 20);
      """;

  private static final String DOWNLOAD = "arguments[0](document.getElementById('download').href)";

  private static final String REFUSED =
      """
      const done = arguments[0];
      const wait = setInterval(() => {
        const error = document.getElementById('error');
        if (error.hidden) return;
        clearInterval(wait);
        done(error.textContent);
      }, 20);
      """;

  @TempDir private static Path folder;
  private static Product product;
  private static PageServer page;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    product =
        Product.start(
            folder.resolve("data"), Map.of("VIVACE_PARAMETERS", "MaxUploadBytes=22000000"));
    page = PageServer.start(GuidePage.UPLOAD.html(product.url("").toString()));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    page.close();
    product.close();
  }

  @Test
  void uploadsInPartsAndPlaysAndOffersTheDownload() throws Exception {
    byte[] wav = Samples.silentWav(48_000, 200);
    chromium.open(page.url());
    chromium.choose(Files.write(folder.resolve(NAME), wav));

    assertThat(chromium.await(PLAY)).isEqualTo(NAME + " is stored, 200 s");
    chromium.screenshot(Path.of("target", "upload-page.png"));
    URI redirect = URI.create(chromium.await(DOWNLOAD));
    String location = Http.get(redirect).headers().firstValue("Location").orElseThrow();
    assertThat(Http.get(URI.create(location)).body()).isEqualTo(wav);
  }

  @Test
  void saysWhyAFileIsRefused() throws Exception {
    chromium.open(page.url());
    chromium.choose(Files.write(folder.resolve("long.wav"), Samples.silentWav(48_000, 240)));

    assertThat(chromium.await(REFUSED)).contains("22000000");
    chromium.screenshot(Path.of("target", "upload-page-refused.png"));
  }
}
