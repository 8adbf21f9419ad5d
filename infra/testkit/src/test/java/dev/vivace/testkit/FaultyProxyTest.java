package dev.vivace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
  private final List<String> served = new CopyOnWriteArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;
  private FaultyProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::echo);
    server.start();
    proxy = FaultyProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
    http.close();
  }

  @Test
  void withoutAnOrderItPassesEverythingOn() throws Exception {
    String large = "x".repeat(1_000_000);

    assertThat(put("/a", large).body()).isEqualTo(large);
    assertThat(put("/b", "again").body()).isEqualTo("again");
    assertThat(proxy.requestLines()).containsExactly("PUT /a HTTP/1.1", "PUT /b HTTP/1.1");
  }

  @Test
  void itKeepsWhatWasAskedAndHowItWasAnswered() throws Exception {
    proxy.fail(1, line -> true, new Fault.Unavailable());

    put("/a?x=1", "1");
    put("/b?x=2", "2");

    assertThat(proxy.exchanges()).hasSize(1);
    Exchange answered = proxy.exchanges().getFirst();
    assertThat(answered.method()).isEqualTo("PUT");
    assertThat(answered.target()).isEqualTo("/b?x=2");
    assertThat(answered.header("content-length")).contains("1");
    assertThat(answered.header("content")).isEmpty();
    assertThat(answered.status()).isEqualTo(200);
  }

  @Test
  void asManyMatchingRequestsFailAsWereOrdered() throws Exception {
    proxy.fail(2, line -> line.contains("/a"), new Fault.Unavailable());

    assertThat(put("/a", "1").statusCode()).isEqualTo(503);
    assertThat(put("/b", "2").statusCode()).isEqualTo(200);
    assertThat(put("/a", "3").statusCode()).isEqualTo(503);
    assertThat(put("/a", "4").statusCode()).isEqualTo(200);
    assertThat(served).containsExactly("2", "4");
  }

  @Test
  void aCutRequestDoesNotReachTheServer() {
    proxy.fail(1, line -> true, new Fault.Cut());

    assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(IOException.class);
    assertThat(served).isEmpty();
  }

  @Test
  void aRequestThatIsCutWithinItsBodyIsNotCarriedOut() throws Exception {
    proxy.fail(2, line -> true, new Fault.RequestCut(3));

    assertThatThrownBy(() -> put("/a", "long")).isInstanceOf(IOException.class);
    assertThat(put("/a", "123").statusCode()).isEqualTo(200);
    assertThat(served).containsExactly("123");
  }

  @Test
  void aRequestWhoseAnswerIsLostIsCarriedOut() {
    proxy.fail(1, line -> true, new Fault.AnswerLost());

    assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(IOException.class);
    assertThat(served).containsExactly("1");
  }

  @Test
  void aHeldRequestWaitsForItsRelease() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    proxy.fail(1, line -> line.contains("/held"), new Fault.Held(release));

    CompletableFuture<HttpResponse<String>> held =
        http.sendAsync(request("/held", "first"), BodyHandlers.ofString());
    assertThat(put("/other", "second").statusCode()).isEqualTo(200);
    assertThat(served).containsExactly("second");
    release.countDown();

    assertThat(held.get().body()).isEqualTo("first");
  }

  private HttpResponse<String> put(String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(proxy.endpoint().resolve(path))
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  private void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      served.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
