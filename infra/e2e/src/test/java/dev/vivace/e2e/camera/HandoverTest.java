package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sessions that outlive a function: each is to be handed over after 20 s. */
@Tag("browser")
@Timeout(300)
class HandoverTest {
  private static final int HANDOVERS = 5;

  /** Notes when each frame is shown, and which sessions have shown any. */
  private static final String WATCH =
      """
      globalThis.gaps = [];
      globalThis.sessions = [camera.session.id];
      let last = performance.now();
      const note = now => {
        gaps.push(now - last);
        last = now;
        shown.requestVideoFrameCallback(note);
      };
      shown.requestVideoFrameCallback(note);
      camera.addEventListener('stream', () => sessions.push(camera.session.id));
      """;

  @Test
  void areHandedOverFiveTimesWithoutAGap(@TempDir Path folder) throws Exception {
    try (Product product =
            Product.start(
                folder.resolve("data"),
                Map.of("VIVACE_PROCESSES", "2", "VIVACE_PARAMETERS", "RealtimeSessionSeconds=20"));
        CameraPage page = CameraPage.start(folder.resolve("profile"))) {
      page.open(product, "&filter=edges");
      page.start();
      page.run("await camera.setParameters({low: 44}); await sleep(1000);");
      page.run(WATCH);
      String first = page.sessionId();

      await()
          .atMost(Duration.ofSeconds(180))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> page.run("return sessions.length;").equals("" + (HANDOVERS + 1)));
      page.run("await sleep(2000);");

      double largest = Double.parseDouble(page.run("return Math.max(...gaps);"));
      assertThat(largest).isLessThan(300);
      assertThat(page.run("return new Set(sessions).size;")).isEqualTo("" + (HANDOVERS + 1));
      assertThat(page.run("return camera.parameters.low;")).isEqualTo("44");
      JsonNode old = Http.json(Http.get(product.url("/realtime/sessions/" + first)));
      assertThat(old.get("state").asString()).isEqualTo("ended");
      assertThat(old.get("successor").asString()).isEqualTo(page.run("return sessions[1];"));
      page.stop();
    }
  }

  @Test
  void endForGoodAfterAsLongAsAChainMayLast(@TempDir Path folder) throws Exception {
    try (Product product =
            Product.start(
                folder.resolve("data"),
                Map.of("VIVACE_PARAMETERS", "RealtimeSessionSeconds=10 RealtimeChainSeconds=18"));
        CameraPage page = CameraPage.start(folder.resolve("profile"))) {
      page.open(product, "&filter=pass");
      page.start();
      page.run(
          "globalThis.over = new Promise(end => camera.addEventListener('ended',"
              + " ({detail}) => end(String(detail.message ?? detail))));");

      assertThat(page.run("return await over;")).contains("lasts for 18 s");
      assertThat(page.run("return document.body.dataset.state;")).isEqualTo("ended");
    }
  }
}
