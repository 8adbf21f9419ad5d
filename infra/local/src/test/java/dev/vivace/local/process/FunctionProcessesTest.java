package dev.vivace.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.Part;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.invocation.ResponsePipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionProcessesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final PoolLimits LIMITS =
      new PoolLimits(2, 1, SOON, SOON, Duration.ofMinutes(5), Duration.ofSeconds(2));

  @TempDir private Path packages;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private ServerSocket holds;
  private FunctionProcesses functions;

  @BeforeEach
  void open() throws IOException {
    holds = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    functions = processes(LIMITS);
  }

  @AfterEach
  void close() throws IOException {
    functions.close();
    holds.close();
  }

  private FunctionProcesses processes(PoolLimits limits) {
    return new FunctionProcesses(limits, new PrintStream(log, true, UTF_8), Clock.systemUTC());
  }

  private FunctionSpec spec(Path folder, Duration timeout, Map<String, String> environment) {
    return new FunctionSpec("Fn", "arn:aws:lambda:x:0:function:Fn", folder, timeout, environment);
  }

  private Map<String, Failure> start(Map<String, String> environment) throws IOException {
    return functions.start(List.of(spec(TestPackages.write(packages, "Fn"), SOON, environment)));
  }

  private ResponsePipe invoke(String event) {
    return functions.invoke(
        new Invocation("Fn", Event.of(event.getBytes(UTF_8)), ResponseMode.BUFFERED, "Root=1-0-0"));
  }

  private String answer(ResponsePipe response) throws InterruptedException, TimeoutException {
    return switch (response.collect(SOON)) {
      case Outcome.Payload(byte[] bytes) -> new String(bytes, UTF_8);
      case Outcome.Failed(Failure failure) -> failure.kind() + " " + failure.errorType();
    };
  }

  /** Waits until a process is held and returns its end of the line. */
  private Socket held() throws IOException {
    Socket process = holds.accept();
    assertThat(process.getInputStream().read()).isEqualTo('!');
    return process;
  }

  private static void awaitEnd(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  @Test
  void requestsOneAfterTheOtherHaveTheSameProcess() throws Exception {
    assertThat(start(Map.of())).isEmpty();

    HashSet<String> pids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      pids.add(answer(invoke("pid")));
    }

    assertThat(pids).hasSize(1);
  }

  @Test
  void busyFunctionGetsAnotherProcess() throws Exception {
    start(Map.of());
    ResponsePipe first = invoke("hold " + holds.getLocalPort());
    try (Socket _ = held()) {
      ResponsePipe second = invoke("hold " + holds.getLocalPort());
      try (Socket _ = held()) {
        assertThat(second.hasEnded()).isFalse();
      }
      assertThat(answer(second)).matches("\\d+");
      assertThat(first.hasEnded()).isFalse();
    }
    assertThat(answer(first)).matches("\\d+");
  }

  @Test
  void requestOverTheLimitWaitsForAFreeProcess() throws Exception {
    functions.close();
    functions =
        processes(new PoolLimits(1, 1, SOON, SOON, Duration.ofMinutes(5), Duration.ofSeconds(2)));
    start(Map.of());
    ResponsePipe first = invoke("hold " + holds.getLocalPort());
    Socket held = held();
    ResponsePipe second = invoke("pid");

    held.close();

    assertThat(answer(second)).isEqualTo(answer(first));
  }

  @Test
  void requestThatWaitsForTooLongIsThrottled() throws Exception {
    functions.close();
    functions =
        processes(
            new PoolLimits(
                2, 1, Duration.ofMillis(300), SOON, Duration.ofMinutes(5), Duration.ofSeconds(2)));
    start(Map.of());
    invoke("hold " + holds.getLocalPort());
    try (Socket _ = held()) {
      invoke("hold " + holds.getLocalPort());
      try (Socket _ = held()) {
        assertThat(answer(invoke("pid"))).isEqualTo("THROTTLED TooManyRequestsException");
      }
    }
  }

  @Test
  void requestThatFindsTheQueueFullIsThrottledAtOnce() throws Exception {
    functions.close();
    functions =
        processes(new PoolLimits(1, 0, SOON, SOON, Duration.ofMinutes(5), Duration.ofSeconds(2)));
    start(Map.of());
    invoke("hold " + holds.getLocalPort());
    try (Socket _ = held()) {
      assertThat(answer(invoke("pid"))).isEqualTo("THROTTLED TooManyRequestsException");
    }
  }

  @Test
  void crashIsAnErrorAndTheNextRequestHasANewProcess() throws Exception {
    start(Map.of());
    String before = answer(invoke("pid"));

    assertThat(answer(invoke("exit 3"))).isEqualTo("RUNTIME_EXIT Runtime.ExitError");

    assertThat(answer(invoke("pid"))).matches("\\d+").isNotEqualTo(before);
  }

  @Test
  void crashIsInTheLogBehindWhatTheProcessSaid() throws Exception {
    start(Map.of());
    answer(invoke("print last words"));

    answer(invoke("exit 3"));

    assertThat(log.toString(UTF_8))
        .containsSubsequence("[Fn] last words\n", "[Fn] (ended with exit status 3)\n");
  }

  @Test
  void processKilledBetweenTwoRequestsIsReplacedUnnoticed() throws Exception {
    start(Map.of());
    for (int i = 0; i < 3; i++) {
      long pid = Long.parseLong(answer(invoke("pid")));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      awaitEnd(pid);

      assertThat(answer(invoke("again"))).isEqualTo("again");
    }
  }

  @Test
  void crashWithinAStreamedAnswerKeepsWhatWasWritten() throws Exception {
    start(Map.of());

    ResponsePipe response =
        functions.invoke(
            new Invocation(
                "Fn", Event.of("half".getBytes(UTF_8)), ResponseMode.STREAMED, "Root=1-0-0"));

    assertThat(response.next(SOON))
        .isInstanceOfSatisfying(
            Part.Chunk.class,
            chunk -> assertThat(new String(chunk.bytes(), UTF_8)).isEqualTo("half"));
    assertThat(response.next(SOON)).isInstanceOf(Failure.class);
  }

  @Test
  void timeLimitEndsTheProcess() throws Exception {
    functions.start(
        List.of(spec(TestPackages.write(packages, "Fn"), Duration.ofSeconds(3), Map.of())));
    long pid = Long.parseLong(answer(invoke("pid")));

    assertThat(answer(invoke("hang"))).isEqualTo("TIMED_OUT Sandbox.Timedout");
    awaitEnd(pid);

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"init error, FUNCTION_ERROR, Init.Error", "exit, RUNTIME_EXIT, Runtime.ExitError"})
  void failedStartIsReported(String start, Failure.Kind kind, String errorType) throws Exception {
    assertThat(start(Map.of("START", start)).get("Fn"))
        .satisfies(failure -> {
          assertThat(failure).isNotNull();
          assertThat(failure.kind()).isEqualTo(kind);
          assertThat(failure.errorType()).isEqualTo(errorType);
        });
  }

  @Test
  void startThatTakesTooLongIsEnded() throws Exception {
    functions.close();
    functions =
        processes(
            new PoolLimits(
                1, 1, SOON, Duration.ofMillis(700), Duration.ofMinutes(5), Duration.ofSeconds(2)));

    assertThat(start(Map.of("START", "hang")).get("Fn"))
        .satisfies(failure -> {
          assertThat(failure).isNotNull();
          assertThat(failure.errorType()).isEqualTo("Sandbox.Timeout");
        });
  }

  @Test
  void bootstrapThatCannotRunIsReported() throws Exception {
    assertThat(functions.start(List.of(spec(packages, SOON, Map.of()))).get("Fn"))
        .satisfies(failure -> {
          assertThat(failure).isNotNull();
          assertThat(failure.errorType()).isEqualTo("Runtime.InvalidEntrypoint");
        });
  }

  @Test
  void idleProcessIsEndedButTheLastOneStays() throws Exception {
    functions.close();
    functions =
        processes(new PoolLimits(2, 1, SOON, SOON, Duration.ofMillis(50), Duration.ofSeconds(2)));
    start(Map.of());
    ArrayList<Long> pids = new ArrayList<>();
    ResponsePipe first = invoke("hold " + holds.getLocalPort());
    try (Socket _ = held()) {
      ResponsePipe second = invoke("hold " + holds.getLocalPort());
      held().close();
      pids.add(Long.parseLong(answer(second)));
    }
    pids.add(Long.parseLong(answer(first)));

    List<CompletableFuture<ProcessHandle>> ends =
        pids.stream().map(pid -> ProcessHandle.of(pid).orElseThrow().onExit()).toList();
    CompletableFuture.anyOf(ends.get(0), ends.get(1)).orTimeout(20, TimeUnit.SECONDS).join();

    assertThat(answer(invoke("pid"))).isIn(pids.stream().map(String::valueOf).toList());
  }

  @Test
  void closingEndsEveryProcess() throws Exception {
    start(Map.of());
    long pid = Long.parseLong(answer(invoke("pid")));

    functions.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void closingEndsTheChildrenOfABootstrapThatDoesNotExec() throws Exception {
    Path folder = TestPackages.write(packages, "Fn", TestPackages.command() + "\ntrue");
    functions.start(List.of(spec(folder, SOON, Map.of())));
    long pid = Long.parseLong(answer(invoke("pid")));

    functions.close();
    awaitEnd(pid);

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void processThatIgnoresSigtermIsKilled() throws Exception {
    functions.close();
    functions =
        processes(new PoolLimits(1, 1, SOON, SOON, Duration.ofMinutes(5), Duration.ofMillis(200)));
    Path folder =
        TestPackages.write(
            packages, "Fn", "trap '' TERM\n" + TestPackages.command() + "\nwhile :; do :; done");
    functions.start(List.of(spec(folder, SOON, Map.of())));
    long pid = Long.parseLong(answer(invoke("pid")));

    functions.close();
    awaitEnd(pid);

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void environmentIsTheSpecsAndNothingElse() throws Exception {
    start(Map.of("ONE", "1"));

    List<String> names =
        answer(invoke("variables"))
            .lines()
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    // PWD and its like are the shell's.
    assertThat(names)
        .contains("ONE", "AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_LOG_STREAM_NAME")
        .isSubsetOf(
            "ONE",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_");
  }

  @Test
  void workingFolderIsThePackage() throws Exception {
    start(Map.of());

    assertThat(Path.of(answer(invoke("folder"))).toRealPath())
        .isEqualTo(packages.resolve("Fn").toRealPath());
  }

  @Test
  void outputIsPrefixedAlsoWithoutALineEnd() throws Exception {
    start(Map.of());
    long pid = Long.parseLong(answer(invoke("pid")));
    answer(invoke("print one\ntwo"));

    functions.close();
    awaitEnd(pid);

    assertThat(log.toString(UTF_8)).contains("[Fn] one\n").contains("[Fn] two\n");
  }

  @Test
  void unknownFunctionFails() throws Exception {
    assertThat(functions.knows("Fn")).isFalse();
    assertThat(answer(invoke("pid"))).isEqualTo("RUNTIME_EXIT ResourceNotFoundException");
  }
}
