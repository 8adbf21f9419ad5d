package dev.vivace.bench.crowd;

import com.sun.net.httpserver.HttpServer;
import dev.vivace.bench.browser.BenchBrowser;
import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page in Chromium that plays one address, and knows when it was heard. */
final class ListeningPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpServer server;
  private final BenchBrowser browser;

  private ListeningPage(HttpServer server, BenchBrowser browser) {
    this.server = server;
    this.browser = browser;
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
    return new ListeningPage(server, BenchBrowser.start(chromium, PATIENCE));
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
    ChromeDriver driver = browser.driver();
    driver.get("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    driver.executeAsyncScript(
        "listen(arguments[0], arguments[1], arguments[2]).then(arguments[3])",
        way,
        url.toString(),
        library.toString());
  }

  /** Returns the wall clock in milliseconds at which sound came out first, after it did. */
  long heardAtMs() {
    Object heard = browser.driver().executeAsyncScript("heard.then(arguments[0])");
    return ((Number) Objects.requireNonNull(heard)).longValue();
  }

  @Override
  public void close() throws IOException {
    browser.close();
    server.stop(0);
  }
}
