package dev.vivace.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Lambda's Invoke, and a peer behind it that answers offers without any media. */
final class FakePeer implements AutoCloseable {
  static final String ETAG = "\"peer\"";
  static final Answer ACCEPTED =
      new Answer.Accepted("v=0\r\na=ice-ufrag:peer\r\na=ice-pwd:0123456789012345678901\r\n");

  private static final Pattern EVENT =
      Pattern.compile("\\{\"sessionId\":\"([0-9A-Z]{26})\",\"offer\":0\\}");

  private final HttpServer lambda;
  private final S3Client s3;
  private final Sessions sessions;
  private final UnaryOperator<Answer> behaviour;
  private final List<String> invocations = new CopyOnWriteArrayList<>();
  private volatile int status = 202;

  private FakePeer(HttpServer lambda, S3Coordinates at, UnaryOperator<Answer> behaviour) {
    this.lambda = lambda;
    this.behaviour = behaviour;
    this.s3 = S3Clients.of(at, UrlConnectionHttpClient.create());
    this.sessions = new Sessions(new StateObjects(new Bucket(s3, at.bucket())));
  }

  /** A peer that takes every offer. */
  static FakePeer accepting(S3Coordinates s3) throws IOException {
    return of(s3, UnaryOperator.identity());
  }

  /**
   * A peer that answers as it likes.
   *
   * @param behaviour answers something else than {@link #ACCEPTED}
   */
  static FakePeer of(S3Coordinates s3, UnaryOperator<Answer> behaviour) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakePeer peer = new FakePeer(server, s3, behaviour);
    server.createContext("/", peer::invoke);
    server.start();
    return peer;
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    invocations.add(
        exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type")
            + " "
            + exchange.getRequestURI().getPath()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization").split(" ", 2)[0]);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
    Matcher fields = EVENT.matcher(event);
    if (status == 202 && fields.matches()) {
      answer(new SessionId(fields.group(1)), 0);
    }
  }

  /** Answers an offer, as a peer does. */
  boolean answer(SessionId id, int number) {
    return sessions.answer(id, number, behaviour.apply(ACCEPTED));
  }

  /** From now on, every invocation is refused. */
  void refuse(int otherStatus) {
    status = otherStatus;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Type, path and scheme of the signature of each invocation. */
  List<String> invocations() {
    return invocations;
  }

  /** The environment of a function that invokes it. */
  Map<String, String> environment(S3Coordinates at) {
    Map<String, String> environment = new HashMap<>(at.environment());
    environment.put("PEER_FUNCTION", "PeerFunction");
    environment.put("AWS_ENDPOINT_URL_LAMBDA", url().toString());
    return environment;
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + lambda.getAddress().getPort());
  }

  @Override
  public void close() {
    lambda.stop(0);
    s3.close();
  }
}
