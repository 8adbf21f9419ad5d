package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a handler on Lambda's Runtime API until it is closed. A function's {@code main} is one call
 * of {@link #main}.
 *
 * <p>One invocation at a time, or as many as {@code AWS_LAMBDA_MAX_CONCURRENCY} says (Lambda
 * Managed Instances), each on a thread of its own: the handler must bear that. They are platform
 * threads, because native code that a handler calls would pin a virtual one to its carrier.
 */
public final class LambdaRuntime implements Closeable {
  private static final System.Logger LOG = System.getLogger(LambdaRuntime.class.getName());
  private static final long GRACE_MS = 1_500;

  private final List<InvocationLoop> loops;
  private final CountDownLatch running;

  /**
   * @param handler not closed by the runtime
   */
  public LambdaRuntime(RuntimeEnvironment environment, RequestStreamHandler handler, Clock clock) {
    loops =
        Stream.generate(() -> new InvocationLoop(environment, handler, clock))
            .limit(environment.maxConcurrency())
            .toList();
    running = new CountDownLatch(loops.size());
  }

  /**
   * Makes the handler and runs it; SIGTERM ends it, after the invocation at hand where that takes
   * no longer than 1.5 s. The process exits with 1 if the handler can't be made (Lambda is told by
   * {@code /init/error}) or the Runtime API is gone, and with 0 once a {@link PerishableHandler} is
   * spent, whatever threads its native code has left.
   *
   * @param environment the process's environment variables
   * @param handlerFactory called once; what it makes is closed at the end if it is {@link
   *     AutoCloseable}
   */
  public static void main(
      Map<String, String> environment, Callable<RequestStreamHandler> handlerFactory) {
    RuntimeEnvironment runtimeEnvironment = RuntimeEnvironment.from(environment);
    StructuredLog.install(System.out, runtimeEnvironment.logLevel());
    try {
      RequestStreamHandler handler = make(runtimeEnvironment, handlerFactory);
      LambdaRuntime runtime = new LambdaRuntime(runtimeEnvironment, handler, Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> runtime.shutDown(handler), "shutdown"));
      runtime.run();
      if (runtime.isSpent()) {
        System.exit(0);
      }
    } catch (IOException gone) {
      LOG.log(Level.ERROR, "The Runtime API is gone", gone);
      System.exit(1);
    }
  }

  private boolean isSpent() {
    return loops.stream().anyMatch(InvocationLoop::isSpent);
  }

  private static RequestStreamHandler make(
      RuntimeEnvironment environment, Callable<RequestStreamHandler> handlerFactory)
      throws IOException {
    try {
      return handlerFactory.call();
    } catch (Exception | LinkageError failure) { // whatever is wrong, Lambda is told and we end
      LOG.log(Level.ERROR, "The function can't start", failure);
      try (RuntimeApiClient client = new RuntimeApiClient(environment)) {
        client.failInit(new LambdaError(failure));
      }
      throw new IOException("The function can't start", failure);
    }
  }

  /**
   * Takes invocations until {@link #close}; blocks.
   *
   * @throws IOException if the Runtime API is gone
   */
  public void run() throws IOException {
    Thread.Builder threads = Thread.ofPlatform().daemon().name("invocations-", 2);
    loops.stream().skip(1).forEach(loop -> threads.start(() -> runBeside(loop)));
    run(loops.getFirst());
  }

  private void run(InvocationLoop loop) throws IOException {
    try {
      loop.run();
    } finally {
      running.countDown();
    }
  }

  private void runBeside(InvocationLoop loop) {
    try {
      run(loop);
    } catch (IOException gone) {
      LOG.log(Level.ERROR, "The Runtime API is gone", gone);
    }
  }

  /** Takes no further invocation; those at hand go on. */
  @Override
  public void close() throws IOException {
    for (InvocationLoop loop : loops) {
      loop.close();
    }
  }

  private void shutDown(RequestStreamHandler handler) {
    try {
      close();
      if (!running.await(GRACE_MS, TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "An invocation was still running at the end of the process");
      }
      if (handler instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (Exception failure) { // close() of any handler; the process ends regardless
      LOG.log(Level.WARNING, "The function did not close cleanly", failure);
    }
  }
}
