package dev.vivace.e2e.browser;

import dev.vivace.testkit.machine.HeadlessChromium;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
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
   * Starts one that takes certificates which nobody has signed, puts downloads into the profile's
   * folder {@code downloads}, and has a camera and a microphone that are made up and may be used by
   * any page.
   */
  public static Chromium start(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setAcceptInsecureCerts(true);
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads(profile).toString()));
    options.setBinary(Machine.here().program("chromium").toFile());
    options.addArguments(HeadlessChromium.arguments(profile));
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

  /** Chooses a file as a user would, in the page's first input for files. */
  public void choose(Path... files) {
    String paths = Stream.of(files).map(Path::toString).collect(Collectors.joining("\n"));
    driver.findElement(By.cssSelector("input[type=file]")).sendKeys(paths);
  }

  /** Chooses a file in the first input that a selector finds, which need not be seen. */
  void chooseIn(String selector, Path file) {
    driver.findElement(By.cssSelector(selector)).sendKeys(file.toString());
  }

  /** Moves the pointer over the first element that a selector finds. */
  void pointAt(String selector) {
    new Actions(driver).moveToElement(driver.findElement(By.cssSelector(selector))).perform();
  }

  /** Opens a page in a tab of its own, in which scripts run from now on. */
  public void openTab(String url) {
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(url);
  }

  /** Clicks a link that opens a tab, in which scripts run from now on. */
  public void followToTab(String selector) {
    Set<String> before = driver.getWindowHandles();
    driver.findElement(By.cssSelector(selector)).click();
    Set<String> opened = Set.of();
    while (opened.isEmpty()) {
      opened = new HashSet<>(driver.getWindowHandles());
      opened.removeAll(before);
    }
    driver.switchTo().window(opened.iterator().next());
  }

  /**
   * Has the window be so wide, and the reader like one kind of colours.
   *
   * @param colours {@code light} or {@code dark}
   */
  public void look(int width, String colours) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
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

  /** Has uploads go no faster than that from now on. */
  public void sendAtMost(int bytesPerSecond) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            false,
            "latency",
            0,
            "downloadThroughput",
            -1,
            "uploadThroughput",
            bytesPerSecond));
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
