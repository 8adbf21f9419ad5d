package dev.vivace.local.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.Part;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.wire.FakeRuntime;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeApiTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private RuntimeApi api;
  private RuntimeSession session;
  private RuntimeApi.Endpoint endpoint;
  private FakeRuntime runtime;

  @BeforeEach
  void start() throws IOException {
    api = new RuntimeApi();
    session = new RuntimeSession();
    endpoint = api.open(session);
    runtime = new FakeRuntime(endpoint.address());
  }

  @AfterEach
  void close() throws IOException {
    runtime.close();
    api.close();
  }

  private ResponsePipe invoke(String id, ResponseMode mode) throws InterruptedException {
    ResponsePipe response = new ResponsePipe();
    assertThat(session.awaitIdle(SOON)).isEqualTo(new RuntimeSession.Readiness.Idle());
    boolean accepted =
        session.submit(
            new RunningInvocation(
                id,
                "arn:aws:lambda:eu-central-1:000000000000:function:Fn",
                Instant.EPOCH,
                new Invocation("Fn", Event.of("{}".getBytes(UTF_8)), mode, "Root=1-2-3"),
                response));
    assertThat(accepted).isTrue();
    return response;
  }

  private ResponsePipe invoked(String id, ResponseMode mode)
      throws IOException, InterruptedException {
    runtime.poll();
    ResponsePipe response = invoke(id, mode);
    runtime.event();
    return response;
  }

  @Test
  void responseIsAcceptedAndPassedOn() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);

    assertThat(runtime.respond("a", "answer"))
        .isEqualTo(new FakeRuntime.Reply(202, "{\"status\":\"OK\"}\n"));
    assertThat(response.collect(SOON))
        .isInstanceOfSatisfying(
            Outcome.Payload.class,
            payload -> assertThat(new String(payload.bytes(), UTF_8)).isEqualTo("answer"));
  }

  @Test
  void emptyResponseIsAnEmptyPayload() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);

    assertThat(runtime.respond("a", "").status()).isEqualTo(202);
    assertThat(response.next(SOON)).isEqualTo(new Part.End());
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "error"})
  void wrongRequestIdIs400(String what) throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);

    FakeRuntime.Reply reply = runtime.post("invocation/b/" + what, new byte[0]);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("InvalidRequestID");
    assertThat(response.hasEnded()).isFalse();
  }

  @Test
  void secondAnswerIs400() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);
    runtime.respond("a", "first");

    assertThat(runtime.respond("a", "second").status()).isEqualTo(400);
    assertThat(response.collect(SOON))
        .isInstanceOfSatisfying(
            Outcome.Payload.class,
            payload -> assertThat(new String(payload.bytes(), UTF_8)).isEqualTo("first"));
  }

  @Test
  void unknownResponseModeIs400() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.STREAMED);

    FakeRuntime.Reply reply =
        runtime.post(
            "invocation/a/response",
            new byte[0],
            "Lambda-Runtime-Function-Response-Mode: Streaming");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("InvalidFunctionResponseMode");
    assertThat(response.hasEnded()).isFalse();
  }

  @Test
  void pollBeforeTheAnswerIs403() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);

    runtime.poll();

    assertThat(runtime.pollReply().status()).isEqualTo(403);
    assertThat(response.hasEnded()).isFalse();
  }

  @Test
  void reportedErrorHasItsTypeAndBody() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.BUFFERED);

    runtime.post(
        "invocation/a/error",
        "{\"errorMessage\":\"boom\"}".getBytes(UTF_8),
        "Lambda-Runtime-Function-Error-Type: Runtime.MyError");

    assertThat(response.next(SOON))
        .isEqualTo(
            new Failure(
                Failure.Kind.FUNCTION_ERROR, "Runtime.MyError", "{\"errorMessage\":\"boom\"}"));
  }

  @Test
  void initErrorMakesTheSessionLost() throws Exception {
    runtime.post(
        "init/error",
        "{\"errorMessage\":\"no\"}".getBytes(UTF_8),
        "Lambda-Runtime-Function-Error-Type: Init.Bad");

    assertThat(session.awaitIdle(SOON))
        .isEqualTo(
            new RuntimeSession.Readiness.Lost(
                new Failure(Failure.Kind.FUNCTION_ERROR, "Init.Bad", "{\"errorMessage\":\"no\"}")));
  }

  @Test
  void streamedChunkIsPassedOnBeforeTheNextIsWritten() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.STREAMED);
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      stream.chunk("one");
      assertThat(response.next(SOON))
          .isInstanceOfSatisfying(
              Part.Chunk.class,
              chunk -> assertThat(new String(chunk.bytes(), UTF_8)).isEqualTo("one"));

      stream.chunk("two");
      assertThat(stream.end().status()).isEqualTo(202);
    }
  }

  @ParameterizedTest
  @EnumSource(ResponseMode.class)
  void trailersMakeTheResponseFail(ResponseMode mode) throws Exception {
    ResponsePipe response = invoked("a", mode);
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      stream.chunk("one");

      assertThat(stream.fail("Runtime.Late", "{\"errorMessage\":\"späte Lüge\"}").status())
          .isEqualTo(202);
    }
    assertThat(response.collect(SOON))
        .isEqualTo(
            new Outcome.Failed(
                new Failure(
                    Failure.Kind.FUNCTION_ERROR,
                    "Runtime.Late",
                    "{\"errorMessage\":\"späte Lüge\"}")));
  }

  /** As runtimes do that keep one connection for all they send, unlike Vivace's own. */
  @Test
  void trailersOfOneResponseAreNotThoseOfTheNext() throws Exception {
    ResponsePipe first = invoked("a", ResponseMode.STREAMED);
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      stream.chunk("one");
      stream.fail("Runtime.Late", "{}");
      assertThat(stream.isClosedByTheOtherSide()).isTrue();
    }
    assertThat(first.hasEnded()).isTrue();

    ResponsePipe second = invoked("b", ResponseMode.STREAMED);
    try (FakeRuntime.Stream stream = runtime.stream("b")) {
      stream.chunk("two").end();
    }
    assertThat(second.collect(SOON)).isInstanceOf(Outcome.Payload.class);
  }

  @Test
  void connectionStaysAfterAResponseWithoutTrailers() throws Exception {
    invoked("a", ResponseMode.STREAMED);
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      stream.chunk("one").end();
      assertThat(stream.isClosedByTheOtherSide()).isFalse();
    }
  }

  @Test
  void largestEventArrivesWhole() throws Exception {
    runtime.poll();
    session.awaitIdle(SOON);
    String event = "\"" + "x".repeat((6 << 20) - 2) + "\"";
    CountDownLatch letGo = new CountDownLatch(1);
    session.submit(
        new RunningInvocation(
            "a",
            "arn",
            Instant.EPOCH,
            new Invocation(
                "Fn",
                new Event(event.getBytes(UTF_8), letGo::countDown),
                ResponseMode.BUFFERED,
                "Root=1-2-3"),
            new ResponsePipe()));

    assertThat(runtime.event().body()).isEqualTo(event);
    assertThat(letGo.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ResponseMode.class)
  void connectionLostWithinTheResponseIsATruncatedResponse(ResponseMode mode) throws Exception {
    ResponsePipe response = invoked("a", mode);
    FakeRuntime.Stream stream = runtime.stream("a");
    stream.chunk("one");
    stream.close();

    assertThat(response.collect(SOON))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed ->
                assertThat(failed.failure().errorType()).isEqualTo("Runtime.TruncatedResponse"));
  }

  @Test
  void streamedResponseMayBeLargerThanSixMegabytes() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.STREAMED);
    response.discard();
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      for (int i = 0; i < 8; i++) {
        stream.chunk(new byte[1 << 20]);
      }
      assertThat(stream.end().status()).isEqualTo(202);
    }
  }

  @Test
  void streamedResponseOverTwoHundredMegabytesFails() throws Exception {
    ResponsePipe response = invoked("a", ResponseMode.STREAMED);
    response.discard();
    try (FakeRuntime.Stream stream = runtime.stream("a")) {
      for (int i = 0; i < 201; i++) {
        stream.chunk(new byte[1 << 20]);
      }
      assertThat(stream.end().status()).isEqualTo(413);
    }
    assertThat(response.next(SOON))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.RESPONSE_TOO_LARGE));
  }

  @Test
  void nextInvocationFollowsTheAnswer() throws Exception {
    invoked("a", ResponseMode.BUFFERED);
    runtime.respond("a", "1");

    ResponsePipe response = invoked("b", ResponseMode.BUFFERED);
    runtime.respond("b", "2");

    assertThat(response.awaitEnd(SOON)).isTrue();
  }

  @Test
  void pollOnANewConnectionReplacesTheOldOne() throws Exception {
    runtime.poll();
    session.awaitIdle(SOON);
    try (FakeRuntime reconnected = new FakeRuntime(endpoint.address())) {
      reconnected.poll();
      assertThatThrownBy(() -> runtime.event()).isInstanceOf(EOFException.class);

      invoke("a", ResponseMode.BUFFERED);

      assertThat(reconnected.event().id()).isEqualTo("a");
    }
  }

  @Test
  void lostSessionCutsThePollAndFailsTheNextInvocation() throws Exception {
    runtime.poll();
    session.awaitIdle(SOON);
    Failure failure = Failure.of(Failure.Kind.RUNTIME_EXIT, "Runtime.ExitError", "gone");

    session.lose(failure);

    assertThatThrownBy(() -> runtime.event()).isInstanceOf(EOFException.class);
    assertThat(session.awaitIdle(SOON)).isEqualTo(new RuntimeSession.Readiness.Lost(failure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "invocation/a/nothing", "invocation//response"})
  void unknownPathIs404(String path) throws Exception {
    assertThat(runtime.post(path, new byte[0]).status()).isEqualTo(404);
  }
}
