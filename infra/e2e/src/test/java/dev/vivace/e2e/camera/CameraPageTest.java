package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page itself: by the keyboard, on a phone, in the dark, and what it records. */
@Tag("browser")
@Timeout(120)
class CameraPageTest {
  @TempDir private static Path folder;
  private static Product product;
  private static CameraPage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"), Map.of());
    page = CameraPage.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    page.close();
    product.close();
  }

  @AfterEach
  void endSession() {
    page.stop();
    page.chromium().prefer("light");
    page.chromium().resize(1100, 900);
  }

  @Test
  void makesAControlForEachParameterOfTheFilter() {
    page.open(product, "&filter=edges");

    assertThat(
            page.run(
                """
                return [...document.querySelectorAll('#parameters [name]')].map(input =>
                  `${input.name} ${input.type} ${input.min} ${input.max} ${input.value}`).join(', ');
                """))
        .isEqualTo("low range 0 2040 50, high range 0 2040 150");
    assertThat(
            page.run(
                """
                const names = [...document.getElementById('filter').options].map(({value}) => value);
                return ['pass', 'gray', 'edges', 'blur', 'cartoon', 'flip', 'rotate', 'gain']
                  .filter(name => !names.includes(name)).join();
                """))
        .isEmpty();
  }

  @Test
  void isUsedByTheKeyboardAlone() throws Exception {
    page.open(product, "&filter=edges");
    page.run("document.getElementById('start').focus();");

    page.chromium().press(Keys.ENTER);
    page.run("await until(() => document.body.dataset.state === 'connected' || error());");
    page.run("document.querySelector('[name=low]').focus();");
    page.chromium().press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);

    assertThat(page.run("await until(() => camera.parameters.low === 52); return 'set';"))
        .isEqualTo("set");
    page.chromium().screenshot(Path.of("target", "camera-page.png"));
    page.run("document.getElementById('stop').focus();");
    page.chromium().press(Keys.ENTER);
    assertThat(page.run("await until(() => document.body.dataset.state === 'ended'); return 1;"))
        .isEqualTo("1");
  }

  /** Nothing is wider than the screen, and everything has a name. */
  @Test
  void fitsAPhoneAndNamesItsControls() throws Exception {
    page.chromium().resize(500, 900);
    page.chromium().prefer("dark");
    page.open(product, "&filter=cartoon");
    page.start();
    page.run("await sleep(1500);");

    assertThat(
            page.run(
                "return document.documentElement.scrollWidth <= innerWidth"
                    + " && getComputedStyle(document.body).colorScheme;"))
        .isEqualTo("light dark");
    assertThat(
            page.run(
                """
                return [...document.querySelectorAll('input, select, button, video')].filter(it =>
                  !(it.labels?.length || it.textContent.trim() || it.getAttribute('aria-label')
                    || it.id === 'player')).map(it => it.id).join();
                """))
        .isEmpty();
    page.chromium().screenshot(Path.of("target", "camera-page-phone.png"));
  }

  @Test
  void recordsAndPlaysWhatWasStored() throws Exception {
    page.open(product, "&filter=edges");
    page.start();

    String stored =
        page.run(
            """
            document.getElementById('record').click();
            await sleep(3000);
            document.getElementById('record').click();
            const player = document.getElementById('player');
            const item = () => document.getElementById('recording').dataset.item;
            await until(() => item() || error());
            if (error()) throw new Error(error());
            await until(() => player.readyState >= 2);
            return [item(), player.videoWidth, player.src.includes(item())].join(' ');
            """);

    assertThat(stored).matches("[0-9A-Z]{26} 640 true");
    String type =
        Http.json(Http.get(product.url("/media/" + stored.split(" ")[0])))
            .get("contentType")
            .asString();
    assertThat(type).startsWith("video/");
  }

  @Test
  void runsInAFrameOfAnotherOriginThatMayUseTheCamera() {
    page.openFramed(product, "&filter=edges&embed");

    assertThat(page.start()).isPositive();
    assertThat(page.run("return getComputedStyle(document.querySelector('h1')).display;"))
        .isEqualTo("none");
  }

  @Test
  void saysWhyItCannotBegin() {
    page.open("http://127.0.0.1:9", "");

    assertThat(page.run("await until(() => error()); return error();")).isNotEmpty();
  }
}
