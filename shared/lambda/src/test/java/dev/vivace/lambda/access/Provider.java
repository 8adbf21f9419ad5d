package dev.vivace.lambda.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect provider on the loopback interface. */
final class Provider implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile JWKSet keys = new JWKSet();
  private volatile String name;
  private volatile boolean down;

  Provider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    name = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    server.createContext("/realm/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", this::keys);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realm");
  }

  void publish(JWK... published) {
    keys = new JWKSet(List.of(published));
  }

  /** From now on it calls itself so. */
  void rename(String other) {
    name = other;
  }

  /** From now on it answers by 500. */
  void fail() {
    down = true;
  }

  void recover() {
    down = false;
  }

  /** The number of requests for its keys or their address. */
  int requests() {
    return fetches.get();
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(name, issuer().resolve("/keys")));
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, keys.toPublicJWKSet().toString());
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    fetches.incrementAndGet();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(down ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
