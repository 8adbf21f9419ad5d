package dev.vivace.e2e.browser;

import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** One page, of another origin than the API. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;

  private PageServer(HttpServer server) {
    this.server = server;
  }

  static PageServer start(String html) throws IOException {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new PageServer(server);
  }

  /** A page of {@code docs}, which supposes the API at its usual place, for one at another. */
  static String document(String name, String api) throws IOException {
    String page = Files.readString(Product.ROOT.resolve("docs").resolve(name));
    return page.replace("http://127.0.0.1:3000", api);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
