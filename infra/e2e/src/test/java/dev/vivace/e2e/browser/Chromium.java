package dev.vivace.e2e.browser;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium from the system's packages, with a profile of its own. */
final class Chromium implements AutoCloseable {
  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one that takes certificates which nobody has signed, and puts downloads into the
   * profile's folder {@code downloads}.
   */
  static Chromium start(Path profile) {
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

  void open(String url) {
    driver.get(url);
  }

  /** Chooses a file as a user would, in the page's first input for files. */
  void choose(Path file) {
    driver.findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
  }

  /** From now on scripts run in the page's first frame, until a page is opened. */
  void enterFrame() {
    driver.switchTo().frame(0);
  }

  /**
   * Runs a script whose last argument is the function to call with the result.
   *
   * @return what the script gave, as text
   */
  String await(String script, Object... arguments) {
    return Objects.toString(driver.executeAsyncScript(script, arguments));
  }

  void screenshot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
