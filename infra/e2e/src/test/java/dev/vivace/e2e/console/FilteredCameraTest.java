package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A camera through a filter in the console. */
@Tag("browser")
@Timeout(120)
class FilteredCameraTest {
  /**
   * The brightness of the filtered picture: with the highest thresholds there is no edge any more.
   */
  private static final String BRIGHTNESS =
      """
      (() => {
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d');
        canvas.width = 64;
        canvas.height = 48;
        context.drawImage(document.getElementById('filtered'), 0, 0, 64, 48);
        const {data} = context.getImageData(0, 0, 64, 48);
        return data.filter((value, i) => i % 4 < 3 && value > 40).length;
      })()\
      """;

  private static ConsoleStack stack;
  private static ConsolePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = ConsoleStack.start(folder);
    page = new ConsolePage(stack.chromium());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aCameraIsFilteredWithASliderForEachParameterUntilItIsStopped() {
    page.open(stack.url("#tab=camera"));
    page.until("document.querySelectorAll('#parameters input[type=range]').length === 2");
    page.click("#camera-toggle");
    page.until("document.getElementById('filtered').videoWidth > 0");
    page.until(BRIGHTNESS + " > 0");
    page.untilText("camera-facts", "Frames a second");
    page.run(
        """
        for (const name of ['low', 'high']) {
          const slider = document.querySelector(`[name=${name}]`);
          slider.value = slider.max;
          slider.dispatchEvent(new Event('input'));
        }
        """);
    page.until(BRIGHTNESS + " === 0");

    assertThat(page.text("trouble")).isEmpty();
    page.click("#camera-toggle");
    page.untilText("camera-state", "Stopped");
    page.until("document.getElementById('own').srcObject === null");
  }
}
