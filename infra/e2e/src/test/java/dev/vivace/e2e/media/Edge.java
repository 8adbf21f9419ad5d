package dev.vivace.e2e.media;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.stack.StackBucket;
import dev.vivace.testkit.CloudFrontEdge;
import dev.vivace.testkit.S3Clients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The distribution of infra/cdn, as far as one laptop can be one: it lets signed URLs through,
 * hands on what its cache policy names, and signs its own requests to the local stack's S3.
 */
final class Edge implements AutoCloseable {
  private final CloudFrontEdge judge;
  private final HttpServer server;
  private volatile Origin origin;

  /**
   * The S3 of a local stack.
   *
   * @param data the stack's folder, with the key of its S3
   */
  record Origin(int port, Path data) {}

  private Edge(CloudFrontEdge judge, Origin origin) throws IOException {
    this.judge = judge;
    this.origin = origin;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static Edge start(String publicKey, Origin origin) throws IOException, GeneralSecurityException {
    return new Edge(CloudFrontEdge.ofPem(publicKey), origin);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sets the address of its origin from now on. */
  void move(Origin other) {
    origin = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI url = URI.create(url() + exchange.getRequestURI());
      String viewer = exchange.getRemoteAddress().getAddress().getHostAddress();
      if (!judge.answer(url, Instant.now(), viewer).equals(CloudFrontEdge.OK)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      ResponseBytes<GetObjectResponse> object = object(url, exchange.getRequestHeaders());
      send(exchange, object);
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  private ResponseBytes<GetObjectResponse> object(URI url, Headers headers) throws IOException {
    Map<String, String> query = CloudFrontEdge.query(url);
    GetObjectRequest.Builder get =
        GetObjectRequest.builder()
            .bucket(StackBucket.NAME)
            .key(url.getPath().substring(1))
            .range(headers.getFirst("Range"))
            .responseContentType(decoded(query, "response-content-type"))
            .responseContentDisposition(decoded(query, "response-content-disposition"));
    try (S3Client s3 = S3Clients.of(StackBucket.at(origin.data(), origin.port()))) {
      return s3.getObject(get.build(), ResponseTransformer.toBytes());
    }
  }

  private static void send(HttpExchange exchange, ResponseBytes<GetObjectResponse> object)
      throws IOException {
    GetObjectResponse response = object.response();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("Content-Disposition", response.contentDisposition());
    headers.set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Long.toString(response.contentLength()));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    if (response.contentRange() != null) {
      headers.set("Content-Range", response.contentRange());
    }
    exchange.sendResponseHeaders(
        response.contentRange() == null ? 200 : 206, response.contentLength());
    exchange.getResponseBody().write(object.asByteArray());
  }

  private static String decoded(Map<String, String> query, String name) {
    return URLDecoder.decode(query.getOrDefault(name, ""), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
