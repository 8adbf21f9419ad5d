package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.testkit.MediaFixtures;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * The console's looks, and its use by everyone. Pictures are in {@code target}. The system property
 * {@code vivace.screenshots}, which {@code make screenshots} sets, names the folder of those that
 * the docs show.
 */
@Tag("browser")
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LooksTest {
  private static final Path TARGET = Path.of("target");
  private static final Path DOCS = Path.of(System.getProperty("vivace.screenshots", "target"));
  private static final Set<String> OF_THE_DOCS =
      Set.of(
          "media-1280-light",
          "media-390-dark",
          "share-1280-dark",
          "live-1280-light",
          "live-390-light",
          "camera-1280-dark");
  private static final List<String> TABS = List.of("media", "live", "camera", "reference");
  private static final List<List<String>> NAMES =
      List.of(
          List.of("clip.mp4", "Trailer.mp4"),
          List.of("speech.wav", "Interview.wav"),
          List.of("speech.mp3", "Greeting.mp3"));

  private static ConsoleStack stack;
  private static ConsolePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = ConsoleStack.start(folder);
    page = new ConsolePage(stack.chromium());
    Files.createDirectories(DOCS);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource({"1280, light", "390, dark"})
  void anEmptyConsoleSaysWhatThereIsToDo(int width, String colours) throws Exception {
    stack.chromium().look(width, colours);
    page.open(stack.url(""));
    page.run("document.getElementById('access').open = true;");
    page.untilText("nothing", "Nothing is stored yet.");
    assertThatEveryoneCanUse("empty-media", width, colours);
    page.click("#live-tab");
    page.untilText("streams-said", "There is none yet.");
    assertThatEveryoneCanUse("empty-live", width, colours);
  }

  @Order(2)
  @Test
  void tabsAreChosenByTheKeyboard() {
    page.open(stack.url(""));
    page.run("document.getElementById('media-tab').focus();");

    stack.chromium().press(Keys.ARROW_RIGHT);
    assertThat(page.value("document.getElementById('live').hidden")).isEqualTo("false");
    assertThat(page.value("document.activeElement.id")).isEqualTo("live-tab");
    stack.chromium().press(Keys.END, Keys.HOME);
    assertThat(page.value("document.getElementById('media').hidden")).isEqualTo("false");
  }

  @Order(2)
  @Test
  void anAddressWithAnotherFragmentShowsItsTabAtOnce() {
    page.open(stack.url(""));
    page.run("location.hash = '#tab=camera';");
    page.until("!document.getElementById('camera').hidden");
    page.run("location.hash = '#listen=01J00000000000000000000000';");
    page.until("document.getElementById('stream').value === '01J00000000000000000000000'");
    page.run("location.hash = '#main';");

    assertThat(page.value("document.getElementById('live').hidden")).isEqualTo("false");
  }

  @Order(3)
  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void everyoneCanUseEachTabAndTheDialog(int width, String colours) throws Exception {
    stack.chromium().look(width, colours);
    page.open(stack.url(""));
    if (page.count("#items > li") < NAMES.size()) {
      store();
      page.open(stack.url(""));
    }
    page.until("document.querySelectorAll('#items .waveform svg').length >= 2");
    for (String tab : shownTabs()) {
      page.click("#" + tab + "-tab");
      page.until("!document.getElementById('" + tab + "').hidden");
      begin(tab);
      assertThatEveryoneCanUse(tab, width, colours);
      end(tab);
    }
    page.click("#media-tab");
    page.click("#items > li:nth-of-type(2) .actions button:nth-of-type(2)");
    page.until("document.querySelectorAll('#share pre').length > 0");
    assertThatEveryoneCanUse("share", width, colours);
    page.run("document.getElementById('share').scrollTop = 1e6;");
    picture("share-end-" + width + "-" + colours);
    assertThat(
            page.value(
                "(it => it.scrollWidth <= it.clientWidth)(document.getElementById('share'))"))
        .isEqualTo("true");
  }

  private static void assertThatEveryoneCanUse(String part, int width, String colours)
      throws Exception {
    picture(part + "-" + width + "-" + colours);

    assertThat(page.violations()).as(part).isEmpty();
    assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
        .as(part)
        .isEqualTo("true");
  }

  private static void store() throws Exception {
    for (List<String> name : NAMES) {
      post(name.getLast(), MediaFixtures.bytes(name.getFirst()));
    }
    post("Cover.png", cover());
  }

  private static void post(String name, byte[] bytes) throws Exception {
    Http.post(stack.product().url("/media?filename=" + name), bytes);
  }

  private static byte[] cover() throws IOException {
    BufferedImage image = new BufferedImage(480, 180, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(0x1d5fbf), 480, 180, new Color(0xf2b8b5)));
    graphics.fillRect(0, 0, 480, 180);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** The picture is of a tab that does something. */
  private void begin(String tab) {
    switch (tab) {
      case "live" -> {
        page.click("#speak");
        page.until("document.querySelector('#streams .facts')?.textContent.includes('on air')");
        page.click("#streams button");
        page.click("#toggle");
        page.untilText("heard-facts", "Delay");
        page.until("document.querySelector('#heard-level meter').value > -50");
      }
      case "camera" -> {
        page.until("document.querySelectorAll('#parameters input').length === 2");
        page.click("#camera-toggle");
        page.untilText("camera-facts", "Frames a second");
      }
      case "reference" -> page.click(".operation > summary");
      default -> {}
    }
  }

  private void end(String tab) {
    switch (tab) {
      case "live" -> {
        page.click("#toggle");
        page.click("#speak");
        page.untilText("speaking", "Kept");
        page.until("document.querySelector('#items .name').textContent.startsWith('Microphone')");
        int items = page.count("#items > li");
        page.click("#items > li:first-child .actions .quiet");
        page.untilItems(items - 1);
      }
      case "camera" -> {
        page.click("#camera-toggle");
        page.untilText("camera-state", "Stopped");
      }
      default -> {}
    }
  }

  private List<String> shownTabs() {
    return TABS.stream()
        .filter(
            tab -> page.value("document.getElementById('" + tab + "-tab').hidden").equals("false"))
        .toList();
  }

  private static void picture(String name) throws IOException {
    Path folder = OF_THE_DOCS.contains(name) ? DOCS : TARGET;
    stack.chromium().screenshot(folder.resolve("console-" + name + ".png"));
  }
}
