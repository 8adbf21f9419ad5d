package dev.vivace.e2e.browser;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A headless Chromium from the system's packages, with a profile of its own. */
public final class Chromium implements AutoCloseable {
  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one that takes certificates which nobody has signed, and puts downloads into the
   * profile's folder {@code downloads}.
   */
  public static Chromium start(Path profile) {
    return start(profile, List.of());
  }

  /** Starts one with a camera and a microphone that are made up, and that pages may use. */
  public static Chromium withCamera(Path profile) {
    return start(
        profile, List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"));
  }

  private static Chromium start(Path profile, List<String> more) {
    ChromeOptions options = new ChromeOptions();
    options.setAcceptInsecureCerts(true);
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads(profile).toString()));
    options.setBinary(Machine.here().program("chromium").toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
        "--user-data-dir=" + profile);
    options.addArguments(more);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Machine.here().program("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(40));
    return new Chromium(driver);
  }

  static Path downloads(Path profile) {
    return profile.resolve("downloads");
  }

  public void open(String url) {
    driver.get(url);
  }

  /** Chooses a file as a user would, in an input of the page. */
  void choose(String inputId, Path file) {
    driver.findElement(By.id(inputId)).sendKeys(file.toString());
  }

  /** From now on scripts run in the page's first frame, until a page is opened. */
  public void enterFrame() {
    driver.switchTo().frame(0);
  }

  /**
   * Runs a script whose last argument is the function to call with the result.
   *
   * @return what the script gave, as text
   */
  public String await(String script, Object... arguments) {
    return Objects.toString(driver.executeAsyncScript(script, arguments));
  }

  public void screenshot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Makes the window as large as a device's, in CSS pixels. */
  public void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Presses keys, one after the other, wherever the focus is. */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Shows pages as in the dark, or as in the light. */
  public void prefer(String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
