package dev.vivace.e2e.browser;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Pages with widgets, built of the documentation's modules as a site builds its own. */
final class WidgetPages implements AutoCloseable {
  static final String AS_DOCUMENTED = "as-documented";
  static final String ANY_SIZE = "any-size";

  /** Widgets that are told to send pieces. */
  static final String IN_PIECES = "in-pieces";

  /** FilePond that shows the item of the query's {@code item}. */
  static final String WITH_AN_ITEM = "with-an-item";

  /** FilePond that is told where the API is, and nothing else. */
  static final String BY_ADDRESS = "by-address";

  private static final String FILE_POND = "FilePond.create(document.querySelector('#filepond'), {";

  private final HttpServer server;

  private WidgetPages(HttpServer server) {
    this.server = server;
  }

  /**
   * Builds them and serves them.
   *
   * @param api what they call
   */
  static WidgetPages start(String api) throws IOException, InterruptedException {
    Path folder = NpmModules.installed().resolve("widgets");
    Path built = folder.resolve("built");
    Map<String, WidgetModules> pages = pages(WidgetModules.documented(api));
    String html = WidgetModules.html();
    Files.createDirectories(built);
    for (Map.Entry<String, WidgetModules> page : pages.entrySet()) {
      page.getValue().write(folder.resolve(page.getKey()));
      Files.writeString(built.resolve(page.getKey() + ".html"), page(page.getKey(), html));
    }
    NpmModules.bundle(folder, pages.keySet(), built);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server =
        SimpleFileServer.createFileServer(anyPort, built, SimpleFileServer.OutputLevel.NONE);
    server.start();
    return new WidgetPages(server);
  }

  private static Map<String, WidgetModules> pages(WidgetModules modules) {
    WidgetModules filePond = modules.only("filepond.js");
    String item =
        "[{source: new URLSearchParams(location.search).get('item'), options: {type: 'local'}}]";
    return Map.of(
        AS_DOCUMENTED,
        modules
            .only("uppy.js", "filepond.js", "dropzone.js", "form.js")
            .with("form.js", "async function send", "window.send = async function send"),
        ANY_SIZE,
        modules.only("uppy-any-size.js", "filepond-any-size.js"),
        IN_PIECES,
        modules
            .only("filepond.js", "dropzone.js")
            .with("filepond.js", FILE_POND, FILE_POND + "chunkUploads: true, chunkSize: 1000,")
            .with("dropzone.js", "headers}", "headers, chunking: true, chunkSize: 1000}"),
        WITH_AN_ITEM,
        filePond.with(
            "filepond.js", FILE_POND, "window.pond = " + FILE_POND + "files: " + item + ","),
        BY_ADDRESS,
        filePond.with(
            "filepond.js", "server: {", "server: {url: `${api}/media`, headers}, none: {"));
  }

  private static String page(String name, String html) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Uploads</title>
    <link rel="stylesheet" href="%1$s.css">
    %2$s
    <script type="module" src="%1$s.js"></script>
    """
        .formatted(name, html);
  }

  /**
   * The address of one.
   *
   * @param query such as {@code token=TOKEN}
   */
  String url(String page, String query) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page + ".html?" + query;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
