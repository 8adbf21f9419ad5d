package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.testkit.MediaFixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored media, in the console. */
@Tag("browser")
@Timeout(180)
class LibraryTest {
  private static ConsoleStack stack;
  private static ConsolePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = ConsoleStack.start(folder);
    page = new ConsolePage(stack.chromium());
    for (String name : new String[] {"pixel.png", "clip.mp4", "speech.wav"}) {
      Http.post(stack.product().url("/media?filename=" + name), MediaFixtures.bytes(name));
    }
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @BeforeEach
  void open() {
    page.open(stack.url(""));
  }

  @Test
  void everyKindIsShown() {
    page.until("document.querySelector('#items .waveform svg')");
    page.until("document.querySelector('#items img').naturalWidth > 0");
    page.until("document.querySelector('#items video').videoWidth > 0");
    page.until("document.querySelector('#items .waveform path').getAttribute('d').length > 1000");

    assertThat(page.text("trouble")).isEmpty();
  }

  /** The picture is of the sound: it plays where it is clicked. */
  @Test
  void aClickOnTheWaveformSeeks() {
    page.until("document.querySelector('#items .waveform svg')");
    page.run("document.querySelector('#items audio').preload = 'auto';");
    page.until("document.querySelector('#items audio').duration > 0");
    page.run(
        """
        const wave = document.querySelector('#items .waveform');
        const {left, top, width} = wave.getBoundingClientRect();
        wave.querySelector('svg').dispatchEvent(new MouseEvent('click',
          {bubbles: true, clientX: left + width / 2, clientY: top + 5}));
        """);

    page.until(
        "(({currentTime, duration}) => currentTime > 0.45 * duration)"
            + "(document.querySelector('#items audio'))");
    page.until("document.querySelector('#items clipPath rect').getAttribute('width') > 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "mp4", "opus", "webm", "flac", "wav"})
  void everyFormatPlays(String format) {
    share("speech.wav");
    page.click("#share .play-" + format);

    page.until("document.querySelector('#share audio').currentTime > 0.2");
    assertThat(page.value("document.querySelector('#share audio').src"))
        .contains("format=" + format);
  }

  @Test
  void programsOfAnItemAreAboutThatItem() {
    share("speech.wav");
    String id = page.value("document.querySelector('#items audio').src.split('/').at(-2)");

    assertThat(page.value("[...document.querySelectorAll('#share pre')].map(it => it.ariaLabel)"))
        .contains("curl", "Python", "JavaScript", "embed code");
    assertThat(
            page.value(
                "[...document.querySelectorAll('#share pre')]"
                    + ".every(it => it.textContent.includes('"
                    + id
                    + "'))"))
        .isEqualTo("true");
  }

  @Test
  void theKeyboardAloneOpensAndClosesTheDialog() throws Exception {
    share("speech.wav");

    assertThat(page.violations()).isEmpty();
    page.click("#share form button");
    page.until("!document.getElementById('share').open");
    assertThat(page.value("document.activeElement.textContent")).startsWith("Formats");
  }

  private void share(String name) {
    page.run(
        """
        const row = [...document.querySelectorAll('#items > li')]
          .find(it => it.querySelector('.name').textContent === '%s');
        const button = row.querySelector('.actions button:nth-of-type(2)');
        button.focus();
        button.click();
        """
            .formatted(name));
    page.until("document.querySelectorAll('#share pre').length > 0");
  }
}
