package dev.vivace.bench.cold;

import dev.vivace.testkit.FakeRuntimeApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts functions on the cores of a setting and takes the time.
 *
 * @param packages the folder of the packages
 * @param before the folder of the packages of another build; empty where none is compared
 * @param node the bundle for Node; empty where there is no Node
 * @param javaHome the full JDK
 * @param servers what the functions work on
 * @param log where the functions' own output goes
 */
record FunctionStarter(
    Path packages,
    Optional<Path> before,
    Optional<Path> node,
    Path javaHome,
    Servers servers,
    File log) {
  private static final String MEMORY_MEGABYTES = "1769";

  /** The shell that mounts a disk is read from the machine's own, and is no part of a package. */
  private static final String NOTING_READS = "cat /proc/$$/io > \"$0\" && exec \"$@\"";

  /** Whether the variant can be started. */
  boolean has(Variant variant) {
    return switch (variant) {
      case NODE -> node.isPresent();
      case BEFORE -> before.isPresent();
      case PACKAGE, FULL_JDK -> true;
    };
  }

  /**
   * Runs one process over two invocations.
   *
   * @throws IOException if it does not start or does not answer with 2xx
   */
  ColdStart start(ColdFunction function, Variant variant, Setting setting)
      throws IOException, InterruptedException {
    try (FakeRuntimeApi api = new FakeRuntimeApi()) {
      api.offer(function.event());
      ProcessBuilder builder = builder(function, variant, setting, api.authority());
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
        end(process);
      }
    }
  }

  /**
   * Runs the package from an empty page cache until it asks for an event.
   *
   * @param disk where the package is; empty for where it was built
   */
  ColdStorage startFromDisk(ColdFunction function, Optional<PackageDisk> disk)
      throws IOException, InterruptedException {
    Path readBefore = Files.createTempFile("vivace-io-", ".txt");
    try (FakeRuntimeApi api = new FakeRuntimeApi()) {
      ProcessBuilder builder =
          builder(function, Variant.PACKAGE, Setting.ONE_CORE, api.authority());
      builder.command().addAll(0, List.of("sh", "-c", NOTING_READS, readBefore.toString()));
      disk.ifPresent(other -> builder.command().addAll(0, other.mountedAt(folderOf(function))));
      ColdStorage.empty();
      long started = System.nanoTime();
      Process process = builder.start();
      try {
        api.awaitNext();
        double nextMs = millis(System.nanoTime() - started);
        return ColdStorage.of(process.pid(), readBefore, nextMs);
      } finally {
        end(process);
      }
    } finally {
      Files.delete(readBefore);
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
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

  Path folderOf(ColdFunction function) {
    return packages.resolve(function.logicalId()).toAbsolutePath();
  }

  private Path folderOf(ColdFunction function, Variant variant) {
    return variant == Variant.BEFORE
        ? before.orElseThrow().resolve(function.logicalId()).toAbsolutePath()
        : folderOf(function);
  }

  private ProcessBuilder builder(
      ColdFunction function, Variant variant, Setting setting, String runtimeApi) {
    Path folder = folderOf(function, variant);
    List<String> command = new ArrayList<>(servers.trusting(setting));
    command.addAll(List.of("taskset", "-c", setting.cores() == 1 ? "0" : "0,1"));
    command.addAll(command(function, variant, folder));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "TZ"));
    environment.putAll(servers.environment(setting));
    environment.putAll(setting.environment());
    environment.put("LAMBDA_TASK_ROOT", folder.toString());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", MEMORY_MEGABYTES);
    return builder;
  }

  private List<String> command(ColdFunction function, Variant variant, Path folder) {
    return switch (variant) {
      case PACKAGE, BEFORE -> List.of(folder.resolve("bootstrap").toString());
      case NODE -> List.of("node", node.orElseThrow().toAbsolutePath().toString());
      case FULL_JDK ->
          List.of(
              javaHome.resolve("bin/java").toString(),
              "-Djava.library.path=" + folder.resolve("natives"),
              "-Dorg.bytedeco.javacpp.loadlibraries=false",
              "-cp",
              folder.resolve("app.jar").toString(),
              function.mainClass());
    };
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
