package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.live.LiveProducer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Live sound, spoken and heard in the console. */
@Tag("browser")
@Timeout(120)
class SpeechTest {
  private static final String DELAY =
      "Number.parseFloat(document.querySelector('#heard-facts dd')?.textContent)";
  private static final String IS_HEARD = "document.querySelector('#heard-level meter').value > -50";

  private static final String WAYS =
      "[...document.getElementById('from').options].filter(way => !way.disabled)"
          + ".map(way => way.value).join()";

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

  /** The made-up microphone beeps. */
  @Test
  void whatIsSpokenIsHeardInASecondTabInLessThanASecond() {
    page.open(stack.url("#tab=live"));
    page.click("#speak");
    page.until("!document.getElementById('speech').hidden");
    page.until("document.querySelector('#spoken meter').value > -50");
    stack.chromium().openTab(page.value("document.getElementById('speech').href"));
    page.click("#toggle");
    page.untilText("listening", "Playing");
    page.until(IS_HEARD);
    page.until(DELAY + " < 1");
    page.until("document.querySelector('#streams > li')");

    assertThat(page.text("trouble")).isEmpty();
  }

  @Test
  void aCrowdListensByHlsAndOfAnEndedStreamThereIsNoNow() throws Exception {
    try (LiveProducer producer = new LiveProducer(stack.product(), 1)) {
      producer.sendAtItsPace(0, 100, 60);
      page.open(stack.url("#tab=live"));
      page.run("document.getElementById('stream').value = '" + producer.listenUrl() + "';");
      page.run("document.getElementById('from').value = 'crowd';");
      page.click("#toggle");
      page.until("document.getElementById('heard').currentTime > 0.5");
      page.until(DELAY + " < 30");
      page.until(IS_HEARD);

      assertThat(page.text("trouble")).isEmpty();
      assertThat(
              page.value("performance.getEntriesByType('resource').map(({name}) => name).join()"))
          .contains("index.m3u8")
          .doesNotContain("from=");
      producer.end();
      page.click("#streams-reload");
      page.until("/ended/.test(document.querySelector('#streams > li')?.textContent)");
      page.click("#streams > li [aria-label^=Choose]");
      assertThat(page.value(WAYS)).isEqualTo("0,crowd");
      assertThat(page.value("document.querySelector('#streams > li').textContent"))
          .contains("Copy frame");
    }
  }

  @Test
  void aStreamThatIsNotThereIsSaidInWords() {
    page.open(stack.url("#tab=live"));
    page.run("document.getElementById('stream').value = '01J00000000000000000000000';");
    page.click("#toggle");

    page.until("!document.getElementById('trouble').hidden");
    assertThat(page.text("trouble")).isNotBlank().doesNotContain("undefined");
    page.untilText("toggle", "Listen");
  }
}
