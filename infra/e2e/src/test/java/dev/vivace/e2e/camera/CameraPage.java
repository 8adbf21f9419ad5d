package dev.vivace.e2e.camera;

import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/camera.html} and its module, of another origin than the API, in a browser. */
final class CameraPage implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of("/camera.html", "text/html", "/vivace-camera.js", "text/javascript");

  /** As the examples for Streamlit and Gradio have it. */
  private static final String FRAME =
      """
      <!doctype html><title>frame</title>
      <iframe src="http://127.0.0.1:%d/camera.html?%s" allow="camera; microphone; autoplay"
        width="100%%" height="820"></iframe>
      """;

  /** The beginning of each script: the page's own parts, and a way to wait. */
  private static final String PRELUDE =
      """
      const done = arguments[arguments.length - 1];
      const camera = globalThis.vivaceCamera;
      const shown = document.getElementById('shown');
      const sleep = ms => new Promise(over => setTimeout(over, ms));
      const until = async (holds, ms = 30000) => {
        const end = performance.now() + ms;
        while (!await holds()) {
          if (performance.now() > end) throw new Error('in vain: ' + holds);
          await sleep(5);
        }
      };
      const error = () => document.getElementById('error').textContent;
      """;

  private final HttpServer server;
  private final Chromium chromium;

  private CameraPage(HttpServer server, Chromium chromium) {
    this.server = server;
    this.chromium = chromium;
  }

  static CameraPage start(Path profile) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TYPES.forEach((path, type) ->
        server.createContext(
            path,
            exchange -> {
              byte[] file = Files.readAllBytes(Product.ROOT.resolve("docs" + path));
              exchange.getResponseHeaders().set("Content-Type", type);
              exchange.sendResponseHeaders(200, file.length);
              exchange.getResponseBody().write(file);
              exchange.close();
            }));
    server.createContext(
        "/frame.html",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          byte[] html =
              FRAME
                  .formatted(server.getAddress().getPort(), query.replace("&", "&amp;"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return new CameraPage(server, Chromium.start(profile));
  }

  Chromium chromium() {
    return chromium;
  }

  /** Its address. */
  String url() {
    return "http://127.0.0.1:%d/camera.html".formatted(server.getAddress().getPort());
  }

  /** Opens the page anew, and returns when it has listed the filters. */
  void open(Product product, String query) {
    open(product.url("").toString(), query);
  }

  void open(String api, String query) {
    chromium.open("%s?api=%s%s".formatted(url(), api, query));
    run("await until(() => document.body.dataset.state || error());");
  }

  /** Opens it in a frame of a page of another origin. */
  void openFramed(Product product, String query) {
    openFramed(
        "http://localhost:%d/frame.html?api=%s%s"
            .formatted(server.getAddress().getPort(), product.url(""), query));
  }

  /** Opens another page that has it in its first frame. */
  void openFramed(String url) {
    chromium.open(url);
    chromium.enterFrame();
    run("await until(() => document.body.dataset.state || error());");
  }

  /**
   * Runs a script in the page, which may await.
   *
   * @param script its {@code return} value is what this returns, as text
   */
  String run(String script, Object... arguments) {
    return chromium.await(
        PRELUDE
            + "(async () => {"
            + script
            + "})().then(done, failure => done('failed: ' + failure.stack));",
        arguments);
  }

  /** Presses start, and returns when filtered frames are shown; how long that took, in ms. */
  double start() {
    String took =
        run(
            """
            const begun = performance.now();
            document.getElementById('start').click();
            await until(() => shown.srcObject || error());
            if (error()) throw new Error(error());
            return await new Promise(first => shown.requestVideoFrameCallback(
              () => first(performance.now() - begun)));
            """);
    if (took.startsWith("failed")) {
      throw new AssertionError(took);
    }
    return Double.parseDouble(took);
  }

  /** The id of the session that is shown. */
  String sessionId() {
    return run("return camera.session.id;");
  }

  void stop() {
    run("await camera.stop();");
  }

  @Override
  public void close() {
    chromium.close();
    server.stop(0);
  }
}
