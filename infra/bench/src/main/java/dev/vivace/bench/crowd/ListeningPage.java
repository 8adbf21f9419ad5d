package dev.vivace.bench.crowd;

import dev.vivace.bench.browser.BenchBrowser;
import dev.vivace.testkit.PageServer;
import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page in Chromium that plays one address, and knows when it was heard. */
final class ListeningPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PageServer server;
  private final BenchBrowser browser;

  private ListeningPage(PageServer server, BenchBrowser browser) {
    this.server = server;
    this.browser = browser;
  }

  static ListeningPage open(HeadlessChromium chromium) throws IOException {
    PageServer server = PageServer.start(html());
    return new ListeningPage(server, BenchBrowser.start(chromium, PATIENCE));
  }

  private static String html() throws IOException {
    try (InputStream page = ListeningPage.class.getResourceAsStream("player.html")) {
      byte[] bytes = Objects.requireNonNull(page, "player.html").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
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
    driver.get(server.url());
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
    server.close();
  }
}
