package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The function that {@link RuntimeProcessTest} runs in a process of its own. */
final class RuntimeProcess {
  private static final ThreadPoolExecutor LEFT_BEHIND =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  private RuntimeProcess() {}

  public static void main(String[] arguments) {
    LambdaRuntime.main(
        System.getenv(),
        () -> {
          if (arguments[0].equals("broken")) {
            throw new IOException("no configuration");
          }
          return arguments[0].equals("beside")
              ? RuntimeProcess::logBeside
              : (event, output, context) -> context.getLogger().log("hello \u001b[31m\u202e");
        });
  }

  /**
   * Logs by threads of this invocation, and by one of a pool that the first one has left behind.
   */
  private static void logBeside(InputStream event, OutputStream output, Context context)
      throws IOException {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      threads.submit(() -> context.getLogger().log("virtual")).get();
      Thread platform = new Thread(() -> context.getLogger().log("platform"));
      platform.start();
      platform.join();
      boolean first = LEFT_BEHIND.getPoolSize() == 0;
      LEFT_BEHIND.submit(() -> context.getLogger().log(first ? "pool of this" : "pool")).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IOException(failure);
    }
  }
}
