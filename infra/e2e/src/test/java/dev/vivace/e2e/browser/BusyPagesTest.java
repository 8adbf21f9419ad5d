package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.BusyProduct;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.PageServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the guides in a browser, with a gateway that is busy for a while. */
@Tag("browser")
@Timeout(120)
class BusyPagesTest {
  private static final String STORED =
      """
      const done = arguments[0];
      const wait = setInterval(() => {
        const error = document.getElementById('error');
        if (error.hidden && document.getElementById('item').hidden) return;
        clearInterval(wait);
        done(error.hidden ? document.getElementById('state').textContent : 'error: ' + error.textContent);
      }, 20);
      """;

  /** Milliseconds between the first and the second time that the page asked for the stream. */
  private static final String BETWEEN =
      """
      (() => {
        const asked = performance.getEntriesByType('resource')
          .filter(entry => entry.name.includes('/stream?')).map(entry => entry.startTime);
        return asked[1] - asked[0];
      })()\
      """;

  @TempDir private static Path folder;
  private static BusyProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    product = BusyProduct.start(folder.resolve("data"));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() throws Exception {
    chromium.close();
    product.close();
  }

  @Test
  void theUploadPageWaitsAndIsServed() throws Exception {
    product.busy(2, line -> line.startsWith("POST /uploads "), 503, "0");
    product.busy(1, line -> line.startsWith("POST /uploads "), 429, "1");
    product.busy(2, line -> line.contains("/complete "), 202, "1");
    try (PageServer page = PageServer.start(GuidePage.UPLOAD.html(product.api()))) {
      chromium.open(page.url());
      chromium.choose(Files.write(folder.resolve("short.wav"), Samples.silentWav(8_000, 1)));

      assertThat(chromium.await(STORED)).isEqualTo("short.wav is stored");
    }
    assertThat(product.requests()).filteredOn(line -> line.startsWith("POST /uploads ")).hasSize(4);
  }

  @Test
  void theListenersPageAsksNoSoonerThanItIsTold() throws Exception {
    product.busy(1, line -> line.contains("/stream?"), 503, "2");
    try (PageServer server = PageServer.start(GuidePage.LISTEN.html(product.api()))) {
      ListenPage page = new ListenPage(chromium, server.url());
      page.open(product.api() + "/live/01J00000000000000000000000/stream");
      page.play();
      page.until("!document.getElementById('error').hidden");

      assertThat(page.error()).startsWith("There is no live stream at this address");
      assertThat(page.value(BETWEEN).asDouble()).isGreaterThanOrEqualTo(2_000);
    }
  }
}
