package dev.vivace.e2e.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Clients that hold what they can, and what others notice of them. */
@Tag("long")
@Timeout(600)
class HostileClientsTest {
  private static final int HELD = 300;
  private static final int LARGE_BYTES = 4_400_000;

  /** 512 MiB of heap, and what a JVM has beside it. */
  private static final long MOST_BYTES = 800L << 20;

  private static final long MOST_BYTES_OF_A_FUNCTION = 512L << 20;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final Duration LONGEST_P99 = Duration.ofMillis(500);
  private static final int BYSTANDING_REQUESTS = 300;

  @TempDir private Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<HeldConnection> held = new ArrayList<>();
  private StackProcess stack;
  private String item;

  @BeforeEach
  void start() throws Exception {
    stack = StackProcess.start(folder);
    HttpResponse<byte[]> stored = post("/media?filename=large.bin", LARGE_BYTES);
    assertThat(stored.statusCode()).isEqualTo(201);
    item = JsonMapper.shared().readTree(stored.body()).get("id").asString();
  }

  @AfterEach
  void close() throws IOException {
    release();
    http.shutdownNow();
    stack.close();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(String path, int bytes)
      throws IOException, InterruptedException {
    return http.send(
        request(path).POST(BodyPublishers.ofByteArray(new byte[bytes])).build(),
        BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    URI url = stack.url(path);
    return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60));
  }

  private static String head(String line, String... fields) {
    return line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", fields);
  }

  private void hold(String head, int bodyBytes) throws IOException {
    held.add(HeldConnection.open(stack.port(), head, bodyBytes));
  }

  /** Every kind of connection that can be held, in turn. */
  private void holdWhatCanBeHeld() throws IOException {
    String length = "Content-Length: " + LARGE_BYTES + "\r\n\r\n";
    String chunked =
        "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(LARGE_BYTES) + "\r\n";
    for (int i = 0; i < HELD / 6; i++) {
      hold(head("POST /media", length), LARGE_BYTES - 1);
      hold(head("POST /media", chunked), LARGE_BYTES - 1);
      hold(head("POST /media", "Content-Length: 250000\r\n\r\n"), 249_999);
      hold(head("GET /media", "X-Half: "), 0);
      hold("", 0);
      hold(head("GET /media/" + item + "/playback?as=data-uri", "\r\n"), 0);
    }
  }

  private void release() throws IOException {
    for (HeldConnection connection : held) {
      connection.close();
    }
    held.clear();
  }

  private Duration time(Callable<HttpResponse<byte[]>> call, int status) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = call.call();
    Duration duration = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(answer.statusCode()).as(() -> new String(answer.body(), UTF_8)).isEqualTo(status);
    return duration;
  }

  private Duration slowestButOneInAHundred() throws Exception {
    ArrayList<Duration> durations = new ArrayList<>();
    for (int i = 0; i < BYSTANDING_REQUESTS; i++) {
      held.forEach(HeldConnection::push);
      durations.add(
          switch (i % 3) {
            case 0 -> time(() -> get("/media?limit=1"), 200);
            case 1 -> time(() -> get("/media/" + item), 200);
            default -> time(() -> post("/media?filename=small.bin", 1000), 201);
          });
    }
    return durations.stream().sorted().toList().get(BYSTANDING_REQUESTS * 99 / 100);
  }

  private void assertBounded() throws IOException {
    assertThat(stack.isAlive()).as(() -> stack.log()).isTrue();
    assertThat(stack.peakBytes()).isLessThan(MOST_BYTES);
    assertThat(stack.largestFunctionPeakBytes()).isLessThan(MOST_BYTES_OF_A_FUNCTION);
    assertThat(stack.log()).doesNotContain("OutOfMemoryError");
  }

  @Test
  void bystandersAreServedInTimeWhileThreeHundredClientsHoldWhatTheyCan() throws Exception {
    slowestButOneInAHundred();
    holdWhatCanBeHeld();

    Duration slowest = slowestButOneInAHundred();

    assertThat(slowest).isLessThan(LONGEST_P99);
    assertBounded();

    release();
    assertThat(slowestButOneInAHundred()).isLessThan(LONGEST_P99);
    time(() -> post("/media?filename=large.bin", LARGE_BYTES), 201);
  }

  @Test
  void everythingEndsOnSigtermWhileThreeHundredClientsHoldWhatTheyCan() throws Exception {
    holdWhatCanBeHeld();

    assertThat(stack.terminate(LONGEST_END)).isLessThan(LONGEST_END);
  }

  @Test
  void functionsEndWithAStackThatIsKilled() throws Exception {
    List<ProcessHandle> functions = stack.functions();
    assertThat(functions).isNotEmpty();

    stack.kill();

    for (ProcessHandle function : functions) {
      function.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void sixtyLargeUploadsAtOnceAreStoredOrRefusedAsAwsWould() throws Exception {
    ArrayList<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    HttpRequest.BodyPublisher body = BodyPublishers.ofByteArray(new byte[LARGE_BYTES]);
    for (int i = 0; i < 60; i++) {
      answers.add(
          http.sendAsync(
              request("/media?filename=large.bin").POST(body).build(), BodyHandlers.ofByteArray()));
    }

    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      HttpResponse<byte[]> response = answer.join();
      assertThat(response.statusCode()).isIn(201, 429, 504);
      if (response.statusCode() == 429) {
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
      }
    }
    assertThat(answers.stream().filter(answer -> answer.join().statusCode() == 201)).isNotEmpty();
    assertBounded();
  }
}
