package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** Lambda's Invoke, and a peer that answers a session's first offers, without any media. */
final class AnsweringPeer implements AutoCloseable {
  private static final String ANSWER =
      "{\"sdp\":\"v=0\\r\\na=ice-ufrag:peer\\r\\na=ice-pwd:0123456789012345678901\\r\\n\"}";
  private static final int OFFERS = 3;

  private final HttpServer lambda;
  private final S3Client s3;
  private final String bucket;

  private AnsweringPeer(HttpServer lambda, S3Coordinates at) {
    this.lambda = lambda;
    this.bucket = at.bucket();
    this.s3 = S3Clients.of(at);
  }

  static AnsweringPeer start(S3Coordinates at) throws IOException {
    HttpServer lambda =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AnsweringPeer peer = new AnsweringPeer(lambda, at);
    lambda.createContext("/", peer::invoke);
    lambda.start();
    return peer;
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String id = JsonMapper.shared().readTree(event).required("sessionId").asString();
    for (int number = 0; number < OFFERS; number++) {
      String key = "realtime/" + id + "/answers/" + number;
      s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(ANSWER));
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  /** The variables by which the signalling function invokes it. */
  Map<String, String> variables() {
    return Map.of(
        "PEER_FUNCTION",
        "PeerFunction",
        "AWS_ENDPOINT_URL_LAMBDA",
        "http://127.0.0.1:" + lambda.getAddress().getPort());
  }

  @Override
  public void close() {
    lambda.stop(0);
    s3.close();
  }
}
