package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.bench.realtime.CameraScripts;
import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The size of what is shown at first: encoders that know no bit rate begin with small frames. */
@Isolated("measures times")
@Tag("browser")
@Timeout(120)
class FirstSecondTest {
  private static final int SECOND_MS = 1_000;

  @TempDir private Path folder;

  @Test
  void is720pFromTheFirstSecondOn() throws Exception {
    try (Product product = Product.start(folder.resolve("data"), Map.of());
        CameraPage page = CameraPage.start(folder.resolve("profile"))) {
      page.open(product, "");

      String seen =
          page.run(
              CameraScripts.firstFrames(),
              product.url("").toString(),
              "pass",
              1_280,
              720,
              SECOND_MS);

      JsonNode frames = new JsonMapper().readTree(seen);
      assertThat(frames.has("fullMs")).as("a frame of full size in %s", seen).isTrue();
      assertThat(frames.get("width").asInt()).isEqualTo(1_280);
    }
  }
}
