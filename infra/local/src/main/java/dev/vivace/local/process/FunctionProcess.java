package dev.vivace.local.process;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.runtimeapi.RuntimeApi;
import dev.vivace.local.runtimeapi.RuntimeSession;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running process of a function, with its Runtime API port. */
final class FunctionProcess {
  /**
   * The kernel closes a dead process's sockets, so what it sent last can be read to its end at
   * once.
   */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Of a process that SIGTERM has ended. */
  private static final int TERMINATED = 128 + 15;

  private final Process process;
  private final RuntimeSession session;

  private FunctionProcess(Process process, RuntimeSession session) {
    this.process = process;
    this.session = session;
  }

  /** Starts the function's {@code bootstrap}; its output goes to the log. */
  static FunctionProcess start(FunctionSpec spec, RuntimeApi api, PrintStream log)
      throws IOException {
    RuntimeSession session = new RuntimeSession();
    RuntimeApi.Endpoint endpoint = api.open(session);
    try {
      Process process = launch(spec, endpoint.address());
      PrefixedLog output = new PrefixedLog(spec.name(), log);
      Thread copying = output.copy(process.getInputStream());
      Thread.ofVirtual()
          .start(() -> {
            tellEnd(process, copying, output);
            clearUp(process, session, endpoint);
          });
      return new FunctionProcess(process, session);
    } catch (IOException e) {
      endpoint.close();
      throw e;
    }
  }

  private static Process launch(FunctionSpec spec, String runtimeApi) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(spec.bootstrap().toString());
    builder.directory(spec.packageFolder().toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(spec.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local/[$LATEST]" + UUID.randomUUID());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Says what the process ended with, behind all that it has said itself. */
  private static void tellEnd(Process process, Thread copying, PrefixedLog output) {
    try {
      int status = process.waitFor();
      copying.join(LAST_WORDS);
      if (status != 0 && status != TERMINATED) {
        output.println("(ended with exit status " + status + ")");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void clearUp(
      Process process, RuntimeSession session, RuntimeApi.Endpoint endpoint) {
    try (endpoint) {
      int status = process.waitFor();
      session.lose(
          Failure.of(
              Failure.Kind.RUNTIME_EXIT,
              "Runtime.ExitError",
              "Runtime exited with error: exit status " + status));
      session.awaitAnswer(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  RuntimeSession session() {
    return session;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The time for which the process and its children have computed. */
  Duration cpuTime() {
    return tree().stream()
        .flatMap(part -> part.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Runs something when the process has ended. */
  void whenEnded(Runnable action) {
    CompletableFuture<Void> _ = process.onExit().thenRun(action);
  }

  /** Ends the process and its children at once. */
  void kill() {
    tree().forEach(ProcessHandle::destroyForcibly);
  }

  /** Asks the process and its children to end, and ends them after the grace. */
  void end(Duration grace) throws InterruptedException {
    List<ProcessHandle> tree = tree();
    tree.forEach(ProcessHandle::destroy);
    if (!process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
      tree.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }
  }

  /** A bootstrap that does not {@code exec} has the runtime as its child. */
  private List<ProcessHandle> tree() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }
}
