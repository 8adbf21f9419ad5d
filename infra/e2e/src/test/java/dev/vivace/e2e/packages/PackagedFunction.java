package dev.vivace.e2e.packages;

import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of a package. Closing it ends the process as Lambda does, and waits for its end. */
final class PackagedFunction implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("vivace.root"));
  static final Path BUILD = ROOT.resolve("infra/package/target");
  private static final Pattern STATUS = Pattern.compile("\\{\"statusCode\":(\\d{3})");

  private final FakeRuntimeApi api = new FakeRuntimeApi();
  private final Process process;

  /**
   * Starts it.
   *
   * @param folder the package
   * @param s3 what it works on
   * @param variables more of its environment
   * @param log where its output goes
   */
  PackagedFunction(Path folder, S3Coordinates s3, Map<String, String> variables, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("bootstrap").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = new HashMap<>(s3.environment());
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LAMBDA_TASK_ROOT", folder.toString());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.authority());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
    environment.put("PEER_FUNCTION", "PeerFunction");
    environment.put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:1");
    environment.putAll(variables);
    builder.environment().clear();
    builder.environment().putAll(environment);
    process = builder.start();
  }

  static Path folder(String logicalId) {
    return BUILD.resolve("functions").resolve(logicalId);
  }

  /** The logical ids of all functions, by the beginning of their events' names. */
  static Map<String, String> logicalIds() {
    return Map.of(
        "upload-", "UploadFunction",
        "playback-", "PlaybackFunction",
        "stream-", "StreamFunction",
        "live-", "LiveFunction",
        "console-", "ConsoleFunction",
        "signal-", "SignalFunction");
  }

  /** The status of the answer to an event; -1 where it was reported as a failed invocation. */
  int status(String event) throws InterruptedException {
    api.offer(event);
    FakeRuntimeApi.Post post = api.nextPost();
    String begin = post.nextChunk();
    post.rawBody();
    Matcher status = STATUS.matcher(begin);
    return post.path().endsWith("/response") && status.lookingAt()
        ? Integer.parseInt(status.group(1))
        : -1;
  }

  /** The status with which the process ends by itself. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("it runs on");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionallyCompose(late -> process.destroyForcibly().onExit())
        .join();
    api.close();
  }

  /** The launcher's own variable: options that the shipped bootstrap does not have. */
  static Map<String, String> javaOptions(String... options) {
    return Map.of("JDK_JAVA_OPTIONS", String.join(" ", List.of(options)));
  }
}
