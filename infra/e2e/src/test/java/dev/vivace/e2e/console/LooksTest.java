package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.testkit.MediaFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * How the console looks, and who can use it. The system property {@code vivace.screenshots} names
 * the folder of the pictures, {@code target} unless it is set: {@code make screenshots} sets it.
 */
@Tag("browser")
@Timeout(180)
class LooksTest {
  private static final Path PICTURES = Path.of(System.getProperty("vivace.screenshots", "target"));
  private static final List<String> TABS = List.of("media", "live", "camera", "reference");

  private static ConsoleStack stack;
  private static ConsolePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = ConsoleStack.start(folder);
    page = new ConsolePage(stack.chromium());
    for (String name : List.of("pixel.png", "clip.mp4", "speech.mp3", "speech.wav")) {
      Http.post(stack.product().url("/media?filename=" + name), MediaFixtures.bytes(name));
    }
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void everyoneCanUseEachTab(int width, String colours) throws Exception {
    stack.chromium().look(width, colours);
    page.open(stack.url(""));
    page.until("document.querySelectorAll('#items .waveform svg').length >= 2");
    for (String tab : shownTabs()) {
      page.click("#" + tab + "-tab");
      page.until("!document.getElementById('" + tab + "').hidden");
      begin(tab);
      picture("console-%s-%d-%s.png".formatted(tab, width, colours));

      assertThat(page.violations()).as(tab).isEmpty();
      assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
          .as(tab)
          .isEqualTo("true");
      end(tab);
    }
  }

  /** The picture is of a tab that does something. */
  private void begin(String tab) {
    switch (tab) {
      case "live" -> {
        page.click("#speak");
        page.until("document.querySelector('#spoken meter').value > -50");
        page.until("document.querySelectorAll('#streams > li').length > 0");
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
        page.click("#speak");
        page.untilText("speaking", "Kept");
      }
      case "camera" -> {
        page.click("#camera-toggle");
        page.untilText("camera-state", "Stopped");
      }
      default -> {}
    }
  }

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

  private List<String> shownTabs() {
    return TABS.stream()
        .filter(
            tab -> page.value("document.getElementById('" + tab + "-tab').hidden").equals("false"))
        .toList();
  }

  private void picture(String name) throws Exception {
    stack.chromium().screenshot(PICTURES.resolve(name));
  }
}
