package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.bench.realtime.CameraScripts;
import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From a frame's drawing to its showing, at 480p and 30 frames a second. */
@Isolated("measures times")
@Tag("browser")
@Timeout(120)
class DelayTest {
  private static final int FRAMES = 150;
  private static final double MOST_ADDED_MS = 40;

  @TempDir private static Path folder;
  private static Product product;
  private static CameraPage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"), Map.of());
    page = CameraPage.start(folder.resolve("profile"));
    page.open(product, "");
  }

  @AfterAll
  static void stop() {
    page.close();
    product.close();
  }

  @Test
  void edgesAddLessThanFortyMilliseconds() {
    double alone = medianMs("", "");
    double edges = medianMs(product.url("").toString(), "edges");

    System.err.printf(
        "Drawn to shown, median: browser alone %.0f ms, edges %.0f ms%n", alone, edges);
    assertThat(edges - alone).isLessThan(MOST_ADDED_MS);
  }

  private static double medianMs(String api, String filter) {
    return Double.parseDouble(page.run(CameraScripts.delay(), api, filter, FRAMES));
  }
}
