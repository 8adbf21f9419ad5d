package dev.vivace.bench.realtime;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The guides' camera page in a Chromium with a camera of 30 frames a second that is made up. */
final class BenchPage implements AutoCloseable {
  private static final String PRELUDE =
      """
      const done = arguments[arguments.length - 1];
      const until = async (holds, ms = 30000) => {
        const end = performance.now() + ms;
        while (!await holds()) {
          if (performance.now() > end) throw new Error('in vain: ' + holds);
          await new Promise(over => setTimeout(over, 5));
        }
      };
      """;

  private final HttpServer docs;
  private final Path profile;
  private final ChromeDriver driver;

  private BenchPage(HttpServer docs, Path profile, ChromeDriver driver) {
    this.docs = docs;
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Opens it.
   *
   * @param project the project's folder
   */
  static BenchPage open(Path project, HeadlessChromium chromium) throws IOException {
    HttpServer docs =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            project.resolve("docs").toAbsolutePath(),
            OutputLevel.NONE);
    docs.start();
    Path profile = Files.createTempDirectory("vivace-bench-chromium-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(HeadlessChromium.arguments(profile));
    options.addArguments("--use-fake-device-for-media-stream=fps=30");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    driver.get("http://127.0.0.1:%d/camera.html".formatted(docs.getAddress().getPort()));
    return new BenchPage(docs, profile, driver);
  }

  /**
   * Runs the body of an asynchronous function.
   *
   * @return what it returns, as text
   * @throws IllegalStateException if it throws
   */
  String run(String script, Object... arguments) {
    String result =
        Objects.toString(
            driver.executeAsyncScript(
                PRELUDE
                    + "(async () => {"
                    + script
                    + "})().then(done, failure => done('failed: ' + failure.stack));",
                arguments));
    if (result.startsWith("failed: ")) {
      throw new IllegalStateException(result);
    }
    return result;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    docs.stop(0);
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
