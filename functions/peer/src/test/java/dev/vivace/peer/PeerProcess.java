package dev.vivace.peer;

import dev.vivace.realtime.session.SessionId;
import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The peer as a process of its own, on a Runtime API. */
final class PeerProcess implements AutoCloseable {
  private final FakeRuntimeApi lambda = new FakeRuntimeApi();
  private final Process process;

  PeerProcess(S3Server s3, Map<String, String> more) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms96m",
                "-Xmn64m",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    java.environment().putAll(s3.coordinates().environment());
    java.environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", lambda.authority(),
                "AWS_LAMBDA_FUNCTION_NAME", "peer",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
                "MALLOC_ARENA_MAX", "2"));
    java.environment().putAll(more);
    process = java.start();
  }

  void invoke(SessionId id) {
    lambda.offer("{\"sessionId\":\"%s\",\"offer\":0}".formatted(id));
  }

  /** Waits until an invocation was answered. */
  void awaitAnswer() throws InterruptedException {
    lambda.nextPost().rawBody();
  }

  Process process() {
    return process;
  }

  /** Resident memory in kB, as Linux counts it. */
  long residentKb() throws IOException {
    return number("VmRSS:");
  }

  long threads() throws IOException {
    return number("Threads:");
  }

  long fileDescriptors() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.count();
    }
  }

  private long number(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    lambda.close();
  }
}
