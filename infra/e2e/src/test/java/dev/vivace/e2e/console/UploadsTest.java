package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
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

/** Files that go up by the console. */
@Tag("browser")
@Isolated("catches uploads in their midst")
@Timeout(180)
class UploadsTest {
  private static final int LARGE_MB = 200;
  private static final int MB = 1_000_000;
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
  private static ConsolePage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"));
    chromium = Chromium.start(folder.resolve("profile"));
    page = new ConsolePage(chromium);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    product.close();
  }

  @Test
  void filesThatAreChosenArePlayedAndDeleted() throws Exception {
    page.open(console());
    page.deleteAll();
    page.choose(file("speech.wav"), file("clip.mp4"), file("pixel.png"));
    page.untilItems(3);
    page.until(PLAYED);

    assertThat(page.value("document.querySelectorAll('#items video, #items img').length"))
        .isEqualTo("2");
    page.deleteAll();
    assertThat(Http.json(Http.get(product.url("/media"))).get("items")).isEmpty();
  }

  @Test
  void aLargeFileSurvivesKilledFunctionsAndAReload() throws Exception {
    Path large = large();
    page.open(console());
    page.deleteAll();
    chromium.sendAtMost(20 * MB);
    page.choose(large);
    page.untilUploaded(0.1);
    product.kill("UploadFunction");
    page.untilUploaded(0.3);
    page.open(console());
    page.until("document.getElementById('unfinished').textContent.includes('large.wav')");
    page.choose(large);
    page.untilUploaded(0.3);
    product.kill("UploadFunction");
    page.untilItems(1);
    chromium.sendAtMost(-1);

    assertThatTheBytesAre(large, page.value("document.querySelector('#items audio').src"));
  }

  @Test
  void twentyFilesAtOnceAreAllStored() throws Exception {
    page.open(console());
    page.deleteAll();
    Path[] files = new Path[20];
    for (int i = 0; i < files.length; i++) {
      files[i] =
          Files.write(folder.resolve("speech-" + i + ".mp3"), MediaFixtures.bytes("speech.mp3"));
    }
    page.choose(files);
    page.untilItems(files.length);

    assertThat(Http.json(Http.get(product.url("/media"))).get("items")).hasSize(files.length);
    assertThat(page.count("#uploads > li")).isZero();
  }

  private static String console() {
    return product.url("/").toString();
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
