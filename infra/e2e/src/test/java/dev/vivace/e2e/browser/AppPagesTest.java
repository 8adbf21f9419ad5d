package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.proxies.Arrangement;
import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.stack.LocalPort;
import dev.vivace.e2e.stack.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The apps of the guides as they stand there, each as two replicas behind nginx, in a real browser.
 * Streamlit and Gradio themselves are not needed: what the apps call of them is a stand-in, so that
 * this says nothing of those two.
 */
@Tag("browser")
@Timeout(120)
class AppPagesTest {
  private static final String PLAY =
      """
      const [until, done] = arguments;
      const player = document.querySelector('audio');
      player.onerror = () => done('error: ' + player.error.message);
      player.ontimeupdate = () => {
        if (player.currentTime > until) {
          player.ontimeupdate = null;
          done('played by ' + document.title);
        }
      };
      player.play().catch(error => done('error: ' + error));
      """;

  private static final String SEEK =
      """
      const [place, done] = arguments;
      const player = document.querySelector('audio');
      player.onseeked = () => done(Math.round(player.currentTime) + ' of ' + player.duration.toFixed(1));
      player.currentTime = place;
      """;

  private static final String HTML = "arguments[0](document.documentElement.outerHTML)";

  @TempDir private static Path folder;

  @Test
  void whatStreamlitShowsPlaysOnWhenItsReplicaIsGone() throws Exception {
    List<Integer> ports = List.of(LocalPort.free(), LocalPort.free());
    Path wav = Files.write(folder.resolve("long.wav"), Samples.silentWav(48_000, 120));
    try (ProxiedProduct product = product(ports, "streamlit");
        Replica one = Replica.start("streamlit_app.py", ports.get(0), product, wav);
        Replica two = Replica.start("streamlit_app.py", ports.get(1), product, wav);
        Chromium chromium = Chromium.start(folder.resolve("streamlit-profile"))) {
      chromium.open(product.app());
      product.assertNothingInside(chromium.await(HTML));
      String played = chromium.await(PLAY, 0.2);
      Replica gone = played.equals("played by " + one.port()) ? one : two;
      Replica left = gone == one ? two : one;
      assertThat(played).isEqualTo("played by " + gone.port());

      gone.close();

      assertThat(chromium.await(SEEK, 100)).isEqualTo("100 of 120.0");
      assertThat(chromium.await(PLAY, 100.3)).isEqualTo("played by " + gone.port());
      chromium.screenshot(Path.of("target", "streamlit.png"));
      chromium.open(product.app());
      assertThat(chromium.await(PLAY, 0.2)).isEqualTo("played by " + left.port());
    }
  }

  @Test
  void whatGradioShowsIsHeardWhileItIsMade() throws Exception {
    List<Integer> ports = List.of(LocalPort.free(), LocalPort.free());
    try (ProxiedProduct product = product(ports, "gradio");
        Replica one = Replica.start("gradio_app.py", ports.get(0), product, folder);
        Replica two = Replica.start("gradio_app.py", ports.get(1), product, folder);
        Chromium chromium = Chromium.start(folder.resolve("gradio-profile"))) {
      chromium.open(product.app() + "?text=vivace+allegro");
      product.assertNothingInside(chromium.await(HTML));

      assertThat(chromium.await(PLAY, 3))
          .isIn("played by " + one.port(), "played by " + two.port());
    }
  }

  private static ProxiedProduct product(List<Integer> ports, String name) throws Exception {
    return ProxiedProduct.start(
        Arrangement.withApps(ports), Files.createDirectory(folder.resolve(name)));
  }
}
