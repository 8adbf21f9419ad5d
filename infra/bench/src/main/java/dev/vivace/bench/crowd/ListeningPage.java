package dev.vivace.bench.crowd;

import com.sun.net.httpserver.HttpServer;
import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A page in Chromium that plays one address, and knows when it was heard. */
final class ListeningPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpServer server;
  private final Path profile;
  private final ChromeDriver driver;

  private ListeningPage(HttpServer server, Path profile, ChromeDriver driver) {
    this.server = server;
    this.profile = profile;
    this.driver = driver;
  }

  static ListeningPage open(HeadlessChromium chromium) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = page();
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    Path profile = Files.createTempDirectory("vivace-bench-chromium-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(HeadlessChromium.arguments(profile));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return new ListeningPage(server, profile, driver);
  }

  private static byte[] page() throws IOException {
    try (InputStream page = ListeningPage.class.getResourceAsStream("player.html")) {
      return Objects.requireNonNull(page, "player.html").readAllBytes();
    }
  }

  /**
   * Loads the page anew, and plays.
   *
   * @param way {@code element} or {@code hlsjs}
   * @param library the address of hls.js
   */
  void listen(String way, URI url, URI library) {
    driver.get("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    driver.executeAsyncScript(
        "listen(arguments[0], arguments[1], arguments[2]).then(arguments[3])",
        way,
        url.toString(),
        library.toString());
  }

  /** Returns the wall clock in milliseconds at which sound came out first, after it did. */
  long heardAtMs() {
    Object heard = driver.executeAsyncScript("heard.then(arguments[0])");
    return ((Number) Objects.requireNonNull(heard)).longValue();
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    server.stop(0);
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
