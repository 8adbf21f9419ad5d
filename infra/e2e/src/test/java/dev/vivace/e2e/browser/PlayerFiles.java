package dev.vivace.e2e.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A page that plays HLS by one of several players of {@link NpmModules}. */
final class PlayerFiles implements AutoCloseable {
  private static final String LISTEN_PAGE = "/listen.html";

  private final HttpServer server;

  private PlayerFiles(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param api where the listener's page finds the client
   */
  static PlayerFiles start(String api) throws IOException, InterruptedException {
    Path modules = NpmModules.installed().resolve("node_modules");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, modules, api));
    server.start();
    return new PlayerFiles(server);
  }

  private static void answer(HttpExchange exchange, Path modules, String api) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body =
          switch (path) {
            case "/" -> page();
            case LISTEN_PAGE -> GuidePage.LISTEN.html(api).getBytes(StandardCharsets.UTF_8);
            case "/hls.min.mjs" -> module(modules, "/hls.js/dist/hls.min.mjs");
            default -> module(modules, path);
          };
      String type = path.equals("/") || path.equals(LISTEN_PAGE) ? "text/html" : type(path);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String type(String path) {
    return path.endsWith(".css") ? "text/css" : "text/javascript";
  }

  private static byte[] module(Path modules, String path) throws IOException {
    Path file = modules.resolve(path.substring(1)).normalize();
    return file.startsWith(modules) && Files.isRegularFile(file)
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  private static byte[] page() throws IOException {
    return Files.readAllBytes(Product.ROOT.resolve("infra/e2e/src/test/resources/players.html"));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The address of the guides' page for listeners, with hls.js beside it. */
  String listenUrl() {
    return url() + LISTEN_PAGE.substring(1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
