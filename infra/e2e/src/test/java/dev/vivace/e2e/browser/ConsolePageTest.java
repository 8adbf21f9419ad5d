package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console alone, in a real browser. */
@Tag("browser")
@Isolated("ends all processes of a function")
@Timeout(180)
class ConsolePageTest {
  private static final int LARGE_MB = 200;
  private static final int MB = 1_000_000;
  private static final String DELETE_ALL =
      """
      window.confirm = () => true;
      document.querySelectorAll('#items input').forEach(box => box.click());
      document.getElementById('delete').click();
      arguments[0]();
      """;

  private static final String PLAYED =
      """
      (() => {
        const player = document.querySelector('#items audio');
        player.play();
        return player.currentTime > 0.2;
      })()\
      """;

  @TempDir private static Path folder;
  private static Product product;
  private static Chromium chromium;

  private final ConsolePage page = new ConsolePage(chromium);

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"));
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    product.close();
  }

  @Test
  void filesThatAreChosenArePlayedAndDeleted() throws Exception {
    page.open(console());
    deleteAll();
    page.choose(file("speech.wav"), file("clip.mp4"), file("pixel.png"));
    page.untilItems(3);
    page.until(PLAYED);

    assertThat(page.value("document.querySelectorAll('#items video, #items img').length"))
        .isEqualTo("2");
    deleteAll();
    assertThat(Http.json(Http.get(product.url("/media"))).get("items")).isEmpty();
  }

  @Test
  void aLargeFileSurvivesKilledFunctionsAndAReload() throws Exception {
    Path large = large();
    page.open(console());
    deleteAll();
    chromium.sendAtMost(20 * MB);
    page.choose(large);
    page.untilUploaded(0.1);
    Product.kill("UploadFunction");
    page.untilUploaded(0.3);
    page.open(console());
    page.until("document.getElementById('unfinished').textContent.includes('large.wav')");
    page.choose(large);
    page.untilUploaded(0.3);
    Product.kill("UploadFunction");
    page.untilItems(1);
    chromium.sendAtMost(-1);

    assertThatTheBytesAre(large, page.value("document.querySelector('#items audio').src"));
  }

  @Test
  void whatIsSpokenIsHeardInASecondTab() throws Exception {
    page.open(console());
    page.click("#speak");
    page.until("!document.getElementById('speech').hidden");
    String first = page.value("document.getElementById('speech').href");
    chromium.openTab(first);
    page.click("#toggle");
    page.until("document.getElementById('listening').textContent === 'Playing'");
    page.until("document.getElementById('heard').currentTime > 1");

    assertThat(page.value("document.getElementById('trouble').textContent")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void everyoneCanUseIt(int width, String colours) throws Exception {
    store("speech.wav");
    store("pixel.png");
    chromium.look(width, colours);
    page.open(console());
    page.click("#access > summary");
    chromium.screenshot(Path.of("target", "console-" + width + "-" + colours + ".png"));

    assertThat(page.violations()).isEmpty();
    assertThat(page.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
  }

  private static String console() {
    return product.url("/").toString();
  }

  private void deleteAll() {
    chromium.await(DELETE_ALL);
    page.untilItems(0);
  }

  private static void store(String name) throws Exception {
    Http.post(product.url("/media?filename=" + name), MediaFixtures.bytes(name));
  }

  private static Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), MediaFixtures.bytes(name));
  }

  private static Path large() throws IOException {
    byte[] bytes = new byte[LARGE_MB * MB];
    new Random(7).nextBytes(bytes);
    return Files.write(folder.resolve("large.wav"), bytes);
  }

  private static void assertThatTheBytesAre(Path file, String contentUrl) throws Exception {
    URI content =
        URI.create(Http.get(URI.create(contentUrl)).headers().firstValue("Location").orElseThrow());
    try (InputStream stored =
            Http.CLIENT.send(Http.request(content).build(), BodyHandlers.ofInputStream()).body();
        InputStream sent = Files.newInputStream(file)) {
      for (int i = 0; i <= LARGE_MB; i++) {
        assertThat(Arrays.equals(stored.readNBytes(MB), sent.readNBytes(MB)))
            .as("MB %d", i)
            .isTrue();
      }
    }
  }
}
