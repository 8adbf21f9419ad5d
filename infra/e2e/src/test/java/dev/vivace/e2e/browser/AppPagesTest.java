package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.proxies.Arrangement;
import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.machine.LocalPort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

  private static final String ADDRESS_WITH_ITEM =
      """
      const done = arguments[0];
      const wait = setInterval(() => {
        const trouble = document.querySelector('[role=status]').textContent;
        if (!trouble && !location.search.startsWith('?item=')) return;
        clearInterval(wait);
        done(trouble || location.href);
      }, 20);
      """;

  private static final String HTML = "arguments[0](document.documentElement.outerHTML)";

  @TempDir private static Path folder;

  @Test
  void whatAStreamlitUserUploadsGoesPastTheReplicasAndPlaysFromEither() throws Exception {
    List<Integer> ports = List.of(LocalPort.free(), LocalPort.free());
    Path wav = Files.write(folder.resolve("long.wav"), Samples.silentWav(48_000, 200));
    try (ProxiedProduct product = product(ports, "nginx-apps.conf");
        Replica one = Replica.start("streamlit_app.py", ports.get(0), product);
        Replica two = Replica.start("streamlit_app.py", ports.get(1), product);
        Chromium chromium = Chromium.start(folder.resolve("streamlit-profile"))) {
      chromium.open(product.app());
      chromium.choose(wav);
      URI page = URI.create(chromium.await(ADDRESS_WITH_ITEM));

      assertThat(chromium.await(PLAY, 0.2)).startsWith("played by ");
      product.assertNothingInside(chromium.await(HTML));
      assertThat(List.of(title(product, page), title(product, page)))
          .containsExactlyInAnyOrder(one.title(), two.title());
      Replica gone = one;
      gone.close();
      assertThat(chromium.await(SEEK, 100)).isEqualTo("100 of 200.0");
      chromium.screenshot(Path.of("target", "streamlit.png"));
      chromium.open(page.toString());
      assertThat(chromium.await(PLAY, 0.2)).isEqualTo("played by " + two.title());
    }
  }

  @Test
  void whatAnAppStoresThatKnowsOnlyTheInsidePlaysFromEither() throws Exception {
    List<Integer> ports = List.of(LocalPort.free(), LocalPort.free());
    try (ProxiedProduct product = product(ports, "nginx-apps.conf");
        Replica one = Replica.startInside("streamlit_app.py", ports.get(0), product);
        Replica two = Replica.startInside("streamlit_app.py", ports.get(1), product);
        Chromium chromium = Chromium.start(folder.resolve("inside-profile"))) {
      chromium.open(product.app() + "?state.button=Make+a+tone");
      String html = chromium.await(HTML);
      product.assertNothingInside(html);
      assertThat(html).doesNotContain("type=\"file\"").contains(product.api() + "/media/");
      URI page = URI.create(chromium.await("arguments[0](location.href)"));

      assertThat(page.getQuery()).startsWith("item=");
      assertThat(chromium.await(PLAY, 0.2)).startsWith("played by ");
      assertThat(List.of(title(product, page), title(product, page)))
          .containsExactlyInAnyOrder(one.title(), two.title());
      Replica gone = one;
      gone.close();
      chromium.open(page.toString());
      assertThat(chromium.await(PLAY, 0.2)).isEqualTo("played by " + two.title());
    }
  }

  @Test
  void whatGradioShowsIsHeardWhileItIsMade() throws Exception {
    List<Integer> ports = List.of(LocalPort.free(), LocalPort.free());
    try (ProxiedProduct product = product(ports, "nginx-gradio.conf");
        Replica one = Replica.start("gradio_app.py", ports.get(0), product);
        Replica two = Replica.start("gradio_app.py", ports.get(1), product);
        Chromium chromium = Chromium.start(folder.resolve("gradio-profile"))) {
      chromium.open(product.app() + "?text=vivace+allegro");
      product.assertNothingInside(chromium.await(HTML));

      assertThat(chromium.await(PLAY, 3))
          .isIn("played by " + one.title(), "played by " + two.title());
    }
  }

  /** Which replica answers now. */
  private static String title(ProxiedProduct product, URI page) throws Exception {
    String html = new String(product.get(page).body(), StandardCharsets.UTF_8);
    return html.replaceFirst("(?s).*<title>(.*)</title>.*", "$1");
  }

  private static ProxiedProduct product(List<Integer> ports, String configuration)
      throws Exception {
    return ProxiedProduct.start(
        Arrangement.withApps(configuration, ports), Files.createTempDirectory(folder, "product"));
  }
}
