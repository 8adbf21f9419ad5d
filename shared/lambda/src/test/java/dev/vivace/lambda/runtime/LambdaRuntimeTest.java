package dev.vivace.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.FakeRuntimeApi.Post;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LambdaRuntimeTest {
  private FakeRuntimeApi api;
  private final List<LambdaRuntime> runtimes = new ArrayList<>();

  @BeforeEach
  void startApi() throws IOException {
    api = new FakeRuntimeApi();
  }

  @AfterEach
  void stop() throws IOException {
    for (LambdaRuntime runtime : runtimes) {
      runtime.close();
    }
    api.close();
  }

  @Test
  void sendsAFlushedChunkBeforeTheNextIsWritten() throws Exception {
    CountDownLatch firstWasSeen = new CountDownLatch(1);
    start((event, output, context) -> {
      write(output, "first");
      output.flush();
      await(firstWasSeen);
      write(output, "second");
    });
    api.offer("{}");

    Post post = api.nextPost();
    assertThat(post.nextChunk()).isEqualTo("first");
    firstWasSeen.countDown();
    assertThat(post.nextChunk()).isEqualTo("second");
    assertThat(post.rawBody()).isEqualTo("5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n");
  }

  @Test
  void takesNoFurtherEventOnceItsHandlerIsSpent() throws Exception {
    Spent handler = new Spent();
    LambdaRuntime runtime =
        new LambdaRuntime(
            RuntimeEnvironment.from(Map.of("AWS_LAMBDA_RUNTIME_API", api.authority())),
            handler,
            Clock.systemUTC());
    api.offer("{}");
    api.offer("{}");

    runtime.run();

    assertThat(api.nextPost().nextChunk()).isEqualTo("last");
    assertThat(handler.events).isEqualTo(1);
  }

  @Test
  void declaresAStreamedResponseAsTheRuntimeApiWantsIt() throws Exception {
    start((event, output, context) -> {
      ((ResponseStream) output).contentType("text/vnd.test");
      write(output, "x");
    });
    api.offer("{}");

    Post post = api.nextPost();
    assertThat(post.path()).matches("/2018-06-01/runtime/invocation/request-\\d+-0/response");
    assertThat(post.headers())
        .containsEntry("Content-Type", "text/vnd.test")
        .containsEntry("Lambda-Runtime-Function-Response-Mode", "streaming")
        .containsEntry("Transfer-Encoding", "chunked")
        .containsEntry(
            "Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body")
        .containsEntry("Connection", "close")
        .doesNotContainKey("Content-Length");
  }

  @Test
  void sendsAnUnflushedResponseWholeWithItsLength() throws Exception {
    start((event, output, context) -> event.transferTo(output));
    api.offer("{\"a\":1}");

    Post post = api.nextPost();
    assertThat(post.headers())
        .containsEntry("Content-Length", "7")
        .doesNotContainKey("Lambda-Runtime-Function-Response-Mode");
    assertThat(post.rawBody()).isEqualTo("{\"a\":1}");
  }

  @Test
  void streamsWhatIsLargerThanABufferedResponseMayBe() throws Exception {
    byte[] large = new byte[InvocationResponse.MAX_BUFFERED_BYTES + 1];
    start((event, output, context) -> output.write(large));
    api.offer("{}");

    assertThat(api.nextPost().headers())
        .containsEntry("Lambda-Runtime-Function-Response-Mode", "streaming");
  }

  @Test
  void reportsAFailureBeforeTheFirstByteAsAnError() throws Exception {
    start((event, output, context) -> {
      write(output, "never seen");
      throw new IllegalStateException("no luck");
    });
    api.offer("{}");

    Post post = api.nextPost();
    assertThat(post.path()).endsWith("/error");
    assertThat(post.headers())
        .containsEntry("Lambda-Runtime-Function-Error-Type", "java.lang.IllegalStateException");
    assertThat(post.rawBody())
        .contains("\"errorMessage\":\"no luck\"")
        .contains("\"errorType\":\"java.lang.IllegalStateException\"")
        .contains("LambdaRuntimeTest");
  }

  @Test
  void reportsAFailureAfterTheThirdChunkByTrailersAndTakesTheNextEvent() throws Exception {
    start((event, output, context) -> {
      if (new String(event.readAllBytes(), StandardCharsets.UTF_8).equals("fail")) {
        for (int i = 1; i <= 3; i++) {
          write(output, "chunk" + i);
          output.flush();
        }
        throw new IllegalStateException("midstream");
      }
      write(output, "fine");
    });
    api.offer("fail");
    api.offer("work");

    String raw = api.nextPost().rawBody();
    String start = "6\r\nchunk1\r\n6\r\nchunk2\r\n6\r\nchunk3\r\n0\r\n";
    assertThat(raw).startsWith(start).endsWith("\r\n\r\n");
    List<String> trailers = raw.substring(start.length()).lines().sorted().toList();
    assertThat(trailers.get(2))
        .isEqualTo("Lambda-Runtime-Function-Error-Type: java.lang.IllegalStateException");
    assertThat(decoded(trailers.get(1))).contains("\"errorMessage\":\"midstream\"");
    assertThat(api.nextPost().rawBody()).isEqualTo("fine");
  }

  @Test
  void survivesAnErrorThatIsNoException() throws Exception {
    start((event, output, context) -> {
      if (event.readAllBytes().length > 2) {
        throw new NoClassDefFoundError("gone/Missing");
      }
    });
    api.offer("{\"a\":1}");
    api.offer("{}");

    assertThat(api.nextPost().path()).endsWith("/error");
    assertThat(api.nextPost().path()).endsWith("/response");
  }

  @Test
  void failsTheHandlersWriteOnceTheSandboxHasCutTheResponse() throws Exception {
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    start((event, output, context) -> {
      if (seen.isDone()) {
        return;
      }
      try {
        byte[] chunk = new byte[64 * 1024];
        for (int i = 0; i < 10_000; i++) {
          output.write(chunk);
          output.flush();
        }
        seen.complete(new AssertionError("every write went through"));
      } catch (IOException gone) {
        seen.complete(gone);
        throw gone;
      }
    });
    api.offer("{}");
    Post post = api.nextPost();
    post.nextChunk();
    post.cut();

    assertThat(seen.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    api.offer("{}");
    assertThat(api.nextPost().path()).endsWith("/response");
  }

  @Test
  void refusesToWriteOnceTheInvocationHasEnded() throws Exception {
    CompletableFuture<OutputStream> kept = new CompletableFuture<>();
    start((event, output, context) -> kept.complete(output));
    api.offer("{}");
    api.nextPost().rawBody();

    assertThatThrownBy(() -> kept.join().write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void givesTheHandlerACompleteContext() throws Exception {
    CompletableFuture<Context> seen = new CompletableFuture<>();
    start((event, output, context) -> seen.complete(context));
    api.offer("{}");

    Context context = seen.get(20, TimeUnit.SECONDS);
    assertThat(context.getAwsRequestId()).startsWith("request-");
    assertThat(context.getInvokedFunctionArn()).endsWith("function:tester");
    assertThat(context.getFunctionName()).isEqualTo("tester");
    assertThat(context.getFunctionVersion()).isEqualTo("7");
    assertThat(context.getMemoryLimitInMB()).isEqualTo(256);
    assertThat(context.getLogGroupName()).isEqualTo("/aws/lambda/tester");
    assertThat(context.getLogStreamName()).isEqualTo("stream");
    assertThat(context.getRemainingTimeInMillis()).isBetween(1, 60_000);
    assertThat(context.getXrayTraceId()).isEqualTo("Root=1-abc");
    assertThat(context.getLogger()).isNotNull();
  }

  @Test
  void takesAsManyInvocationsAtOnceAsLambdaAllows() throws Exception {
    CyclicBarrier allThree = new CyclicBarrier(3);
    start(
        (event, output, context) -> {
          try {
            allThree.await(20, TimeUnit.SECONDS);
          } catch (Exception alone) {
            throw new IOException(alone);
          }
          write(output, "met");
        },
        3);
    for (int i = 0; i < 3; i++) {
      api.offer("{}");
    }

    for (int i = 0; i < 3; i++) {
      assertThat(api.nextPost().rawBody()).isEqualTo("met");
    }
  }

  /** Native code pins a virtual thread to its carrier, of which there are as many as cores. */
  @Test
  void takesInvocationsOnPlatformThreads() throws Exception {
    CyclicBarrier bothAtOnce = new CyclicBarrier(2);
    LambdaRuntime runtime =
        new LambdaRuntime(
            environment(2),
            (event, output, context) -> {
              try {
                bothAtOnce.await(20, TimeUnit.SECONDS);
              } catch (Exception alone) {
                throw new IOException(alone);
              }
              write(output, Thread.currentThread().isVirtual() ? "virtual" : "platform");
            },
            Clock.systemUTC());
    runtimes.add(runtime);
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> run(runtime, end));
    api.offer("{}");
    api.offer("{}");

    assertThat(List.of(api.nextPost().rawBody(), api.nextPost().rawBody()))
        .containsOnly("platform");
  }

  @Test
  void endsItsRunWhenItIsClosedWhileItWaits() throws Exception {
    LambdaRuntime runtime =
        new LambdaRuntime(environment(1), (in, out, context) -> {}, Clock.systemUTC());
    CompletableFuture<Void> run = running(runtime);
    api.offer("{}");
    api.nextPost().rawBody();

    runtime.close();

    run.get(20, TimeUnit.SECONDS);
  }

  @Test
  void failsItsRunWhenTheRuntimeApiIsGone() throws Exception {
    LambdaRuntime runtime =
        new LambdaRuntime(environment(1), (in, out, context) -> {}, Clock.systemUTC());
    CompletableFuture<Void> run = running(runtime);
    api.offer("{}");
    api.nextPost().rawBody();

    api.close();

    assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
  }

  private void start(RequestStreamHandler handler) {
    start(handler, 1);
  }

  private void start(RequestStreamHandler handler, int concurrency) {
    LambdaRuntime runtime = new LambdaRuntime(environment(concurrency), handler, Clock.systemUTC());
    runtimes.add(runtime);
    CompletableFuture<Void> _ = running(runtime);
  }

  private RuntimeEnvironment environment(int maxConcurrency) {
    return new RuntimeEnvironment(
        api.authority(),
        "tester",
        "7",
        256,
        "/aws/lambda/tester",
        "stream",
        maxConcurrency,
        "INFO");
  }

  private static CompletableFuture<Void> running(LambdaRuntime runtime) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> run(runtime, end));
    return end;
  }

  private static void run(LambdaRuntime runtime, CompletableFuture<Void> end) {
    try {
      runtime.run();
      end.complete(null);
    } catch (IOException gone) {
      end.completeExceptionally(gone);
    }
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("the first chunk was held back");
      }
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private static String decoded(String trailer) {
    byte[] json = Base64.getDecoder().decode(trailer.split(": ")[1]);
    return new String(json, StandardCharsets.UTF_8);
  }

  private static final class Spent implements PerishableHandler {
    private int events;

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context)
        throws IOException {
      events++;
      write(output, "last");
    }

    @Override
    public boolean isSpent() {
      return events > 0;
    }
  }
}
