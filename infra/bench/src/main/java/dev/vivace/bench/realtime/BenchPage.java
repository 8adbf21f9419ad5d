package dev.vivace.bench.realtime;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.vivace.bench.browser.BenchBrowser;
import dev.vivace.testkit.machine.HeadlessChromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

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
  private final BenchBrowser browser;

  private BenchPage(HttpServer docs, BenchBrowser browser) {
    this.docs = docs;
    this.browser = browser;
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
    BenchBrowser browser =
        BenchBrowser.start(
            chromium, Duration.ofMinutes(2), "--use-fake-device-for-media-stream=fps=30");
    browser.driver().get("http://127.0.0.1:%d/camera.html".formatted(docs.getAddress().getPort()));
    return new BenchPage(docs, browser);
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
            browser
                .driver()
                .executeAsyncScript(
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
    browser.close();
    docs.stop(0);
  }
}
