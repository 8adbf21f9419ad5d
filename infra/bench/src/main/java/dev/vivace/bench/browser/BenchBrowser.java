package dev.vivace.bench.browser;

import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium with a new profile. Closing it ends it, and removes the profile. */
public final class BenchBrowser implements AutoCloseable {
  private final Path profile;
  private final ChromeDriver driver;

  private BenchBrowser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Starts one.
   *
   * @param patience with a script that takes its time
   * @param arguments of the browser, beside those of {@link HeadlessChromium#arguments}
   */
  public static BenchBrowser start(
      HeadlessChromium chromium, Duration patience, String... arguments) throws IOException {
    Path profile = Files.createTempDirectory("vivace-bench-chromium-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(HeadlessChromium.arguments(profile));
    options.addArguments(arguments);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(patience);
    return new BenchBrowser(profile, driver);
  }

  /** The browser's remote control. */
  public ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
