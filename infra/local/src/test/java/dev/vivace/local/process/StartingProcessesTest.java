package dev.vivace.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.invocation.ResponsePipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are slow to start, and who waits for them. */
class StartingProcessesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int QUIET_MS = 700;

  @TempDir private Path packages;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private ServerSocket holds;

  @BeforeEach
  void listen() throws IOException {
    holds = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    opened.add(holds);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : opened.reversed()) {
      part.close();
    }
  }

  private FunctionProcesses processes(PoolLimits limits, int startsAtOnce) {
    FunctionProcesses functions =
        new FunctionProcesses(
            limits,
            new StartGate(startsAtOnce),
            new PrintStream(log, true, UTF_8),
            Clock.systemUTC());
    opened.add(functions);
    return functions;
  }

  private static PoolLimits limits(int maxProcesses, Duration maxWait, Duration initTimeout) {
    return new PoolLimits(maxProcesses, 5, maxWait, initTimeout, Duration.ofMinutes(5), GRACE);
  }

  private FunctionSpec spec(String name, String start) throws IOException {
    return new FunctionSpec(
        name,
        "arn:aws:lambda:x:0:function:" + name,
        TestPackages.write(packages, name),
        SOON,
        Map.of("START", start));
  }

  private static ResponsePipe invoke(FunctionProcesses functions, String name, String event) {
    return functions.invoke(
        new Invocation(name, Event.of(event.getBytes(UTF_8)), ResponseMode.BUFFERED, "Root=1-0-0"));
  }

  private static String answer(ResponsePipe response)
      throws InterruptedException, TimeoutException {
    return switch (response.collect(SOON)) {
      case Outcome.Payload(byte[] bytes) -> new String(bytes, UTF_8);
      case Outcome.Failed(Failure failure) -> failure.kind() + " " + failure.errorType();
    };
  }

  private Socket held() throws IOException {
    Socket process = holds.accept();
    opened.add(process);
    assertThat(process.getInputStream().read()).isEqualTo('!');
    return process;
  }

  private void assertNobodyElseStarts() throws IOException {
    holds.setSoTimeout(QUIET_MS);
    assertThatThrownBy(holds::accept).isInstanceOf(SocketTimeoutException.class);
    holds.setSoTimeout(0);
  }

  @Test
  void noMoreProcessesOfAllFunctionsStartAtOnceThanThereIsRoomFor() throws Exception {
    FunctionProcesses functions = processes(limits(1, SOON, SOON), 2);
    String start = "held " + holds.getLocalPort();
    List<FunctionSpec> specs = List.of(spec("A", start), spec("B", start), spec("C", start));
    CompletableFuture<Map<String, Failure>> started =
        CompletableFuture.supplyAsync(() -> functions.start(specs));
    Socket first = held();
    Socket second = held();
    assertNobodyElseStarts();

    first.close();

    held().close();
    second.close();
    assertThat(started.join()).isEmpty();
  }

  @Test
  void requestHasWhicheverProcessIsFreeFirst() throws Exception {
    FunctionProcesses functions = processes(limits(2, SOON, SOON), 2);
    functions.start(List.of(spec("Fn", "later " + holds.getLocalPort())));
    ResponsePipe first = invoke(functions, "Fn", "hold " + holds.getLocalPort());
    Socket busy = held();
    ResponsePipe second = invoke(functions, "Fn", "pid");
    held();

    busy.close();

    // The process that was started for it is not ready yet.
    assertThat(answer(second)).isEqualTo(answer(first));
  }

  @Test
  void requestWaitsAsLongAsAProcessIsBeingStarted() throws Exception {
    FunctionProcesses functions = processes(limits(2, Duration.ofMillis(100), SOON), 2);
    functions.start(List.of(spec("Fn", "later " + holds.getLocalPort())));
    invoke(functions, "Fn", "hold " + holds.getLocalPort());
    held();
    ResponsePipe second = invoke(functions, "Fn", "pid");
    Socket starting = held();
    assertThat(second.awaitEnd(Duration.ofMillis(QUIET_MS))).isFalse();

    starting.close();

    assertThat(answer(second)).matches("\\d+");
  }

  @Test
  void processThatNobodyWaitsForAnyMoreIsNotStarted() throws Exception {
    FunctionProcesses functions = processes(limits(3, SOON, SOON), 1);
    functions.start(List.of(spec("Fn", "later " + holds.getLocalPort())));
    invoke(functions, "Fn", "hold " + holds.getLocalPort());
    Socket busy = held();
    ResponsePipe second = invoke(functions, "Fn", "pid");
    ResponsePipe third = invoke(functions, "Fn", "pid");
    Socket starting = held();

    busy.close();
    assertThat(answer(second)).matches("\\d+").isEqualTo(answer(third));
    starting.close();

    assertNobodyElseStarts();
  }

  @Test
  void startsOfABurstAreNoMoreThanItsRequests() throws Exception {
    FunctionProcesses functions = processes(limits(5, SOON, SOON), 5);
    functions.start(List.of(spec("Fn", "later " + holds.getLocalPort())));
    invoke(functions, "Fn", "hold " + holds.getLocalPort());
    held();
    for (int i = 0; i < 2; i++) {
      invoke(functions, "Fn", "hang");
    }

    held();
    held();

    assertNobodyElseStarts();
  }

  @Test
  void requestsAreServedInTheirOrder() throws Exception {
    FunctionProcesses functions = processes(limits(1, SOON, SOON), 1);
    functions.start(List.of(spec("Fn", "")));
    invoke(functions, "Fn", "hold " + holds.getLocalPort());
    Socket busy = held();
    ArrayList<ResponsePipe> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(invoke(functions, "Fn", "hold " + holds.getLocalPort()));
      // Each is on its way before the next: it waits while a process is busy.
      assertThat(answers.getLast().awaitEnd(Duration.ofMillis(100))).isFalse();
    }

    busy.close();
    for (ResponsePipe answer : answers) {
      Socket next = held();
      assertThat(answers.stream().filter(other -> !other.hasEnded()).findFirst()).hasValue(answer);
      next.close();
      answer(answer);
    }
  }

  @Test
  void startThatFailsFailsOneRequest() throws Exception {
    FunctionProcesses functions = processes(limits(2, SOON, SOON), 2);
    functions.start(List.of(spec("Fn", "")));
    ResponsePipe first = invoke(functions, "Fn", "hold " + holds.getLocalPort());
    Socket busy = held();
    Files.writeString(packages.resolve("Fn/bootstrap"), "#!/bin/sh\necho >>starts\nexit 5\n");

    assertThat(answer(invoke(functions, "Fn", "pid"))).isEqualTo("RUNTIME_EXIT Runtime.ExitError");

    assertThat(packages.resolve("Fn/starts")).hasSize(1);
    busy.close();
    answer(first);
    assertThat(answer(invoke(functions, "Fn", "pid"))).matches("\\d+");
  }

  @Test
  void slowStartIsSpokenOf() throws Exception {
    ArrayList<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(FunctionPool.class.getName());
    StartingProcessesTest.Lines handler = new Lines(lines);
    logger.addHandler(handler);
    opened.add(() -> logger.removeHandler(handler));
    FunctionProcesses functions = processes(limits(1, SOON, Duration.ofMillis(2400)), 1);

    Map<String, Failure> failures =
        functions.start(List.of(spec("Fn", "held " + holds.getLocalPort())));

    assertThat(failures.get("Fn"))
        .isNotNull()
        .extracting(Failure::payload)
        .asString()
        .contains("within 2 s of its start");
    assertThat(lines.getFirst())
        .matches("Fn is slow to start: it has not asked for an event after 0\\.2 s, .*\\d s.*");
  }

  @Test
  void laptopHasAMinuteForAStart() {
    assertThat(PoolLimits.standard(1).initTimeout()).isEqualTo(Duration.ofMinutes(1));
  }

  private static final class Lines extends Handler {
    private final List<String> lines;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
