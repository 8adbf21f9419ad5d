package dev.vivace.bench.cold;

import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.S3Coordinates;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts functions on one core and takes the time.
 *
 * @param packages the folder of the packages
 * @param javaHome the full JDK
 * @param s3 what the functions work on
 * @param log where the functions' own output goes
 */
record FunctionStarter(Path packages, Path javaHome, S3Coordinates s3, File log) {
  private static final String MEMORY_MEGABYTES = "1769";
  private static final int CORE = 0;

  /**
   * Runs one process over two invocations.
   *
   * @throws IOException if it does not start or does not answer with 2xx
   */
  ColdStart start(ColdFunction function, Variant variant) throws IOException, InterruptedException {
    try (FakeRuntimeApi api = new FakeRuntimeApi()) {
      api.offer(function.event());
      ProcessBuilder builder = builder(function, variant, api.authority());
      long started = System.nanoTime();
      Process process = builder.start();
      try {
        Answer first = Answer.taken(api);
        long secondOffered = System.nanoTime();
        api.offer(function.event());
        Answer second = Answer.taken(api);
        return new ColdStart(
            millis(first.firstByteNanos() - started),
            millis(first.endNanos() - started),
            millis(second.endNanos() - secondOffered),
            peakMegabytes(process));
      } finally {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    }
  }

  private record Answer(long firstByteNanos, long endNanos) {
    static Answer taken(FakeRuntimeApi api) throws IOException, InterruptedException {
      FakeRuntimeApi.Post post = api.nextPost();
      String begin = post.nextChunk();
      long firstByte = System.nanoTime();
      post.rawBody();
      long end = System.nanoTime();
      if (!post.path().endsWith("/response") || !begin.contains("\"statusCode\":2")) {
        throw new IOException("The function answered " + post.path() + ": " + begin);
      }
      return new Answer(firstByte, end);
    }
  }

  private ProcessBuilder builder(ColdFunction function, Variant variant, String runtimeApi) {
    Path folder = packages.resolve(function.logicalId()).toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(CORE)));
    command.addAll(variant.command(folder, function.mainClass(), javaHome));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "TZ"));
    environment.putAll(s3.environment());
    environment.put("LAMBDA_TASK_ROOT", folder.toString());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", MEMORY_MEGABYTES);
    return builder;
  }

  private static double peakMegabytes(Process process) throws IOException {
    String peak =
        Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow(() -> new IOException("this system tells no process's memory"));
    return Long.parseLong(peak.replaceAll("\\D", "")) * 1024 / 1e6;
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
