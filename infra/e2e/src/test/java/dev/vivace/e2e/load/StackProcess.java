package dev.vivace.e2e.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The local stack as a process of its own, with the options that {@code make run} gives it. */
final class StackProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("vivace.root"));
  private static final Pattern RUN = Pattern.compile("(?ms)^run:.*?-cp");
  private static final Pattern PEAK_KB = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private final Process process;
  private final Path log;
  private final URI api;

  private StackProcess(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    this.api = URI.create(readyLine().replaceFirst("ready ", ""));
  }

  /** Starts on free ports, and returns when every function answers. */
  static StackProcess start(Path folder) throws IOException {
    Path log = folder.resolve("log");
    ArrayList<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "dev.vivace.local.Main",
            ROOT.resolve("template.yaml").toString(),
            ROOT.resolve("infra/package/target/functions").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("VIVACE_"));
    environment.put("VIVACE_PORT", "0");
    environment.put("VIVACE_S3_PORT", "0");
    environment.put("VIVACE_DATA", folder.resolve("data").toString());
    return new StackProcess(builder.start(), log);
  }

  private static List<String> options() throws IOException {
    Matcher recipe = RUN.matcher(Files.readString(ROOT.resolve("Makefile")));
    assertThat(recipe.find()).isTrue();
    return Stream.of(recipe.group().split("\\s+"))
        .filter(word -> word.startsWith("-X") || word.startsWith("--"))
        .toList();
  }

  private String readyLine() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    assertThat(line).as(() -> log()).startsWith("ready ");
    return line;
  }

  URI url(String pathAndQuery) {
    return URI.create(api + pathAndQuery);
  }

  int port() {
    return api.getPort();
  }

  /** The output of the stack so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The most memory that the stack's own process has had in RAM so far. */
  long peakBytes() throws IOException {
    return peakBytes(process.toHandle());
  }

  /** The same of the function's process that has had the most. */
  long largestFunctionPeakBytes() throws IOException {
    long largest = 0;
    for (ProcessHandle function : functions()) {
      if (function.isAlive()) {
        largest = Math.max(largest, peakBytes(function));
      }
    }
    return largest;
  }

  List<ProcessHandle> functions() {
    return process.descendants().toList();
  }

  private static long peakBytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    Matcher peak = PEAK_KB.matcher(Files.exists(status) ? Files.readString(status) : "");
    return peak.find() ? Long.parseLong(peak.group(1)) << 10 : 0;
  }

  /** Sends SIGTERM, as a service manager does, and waits; the time that the end took. */
  Duration terminate(Duration longest) throws InterruptedException {
    List<ProcessHandle> functions = functions();
    long begin = System.nanoTime();
    process.destroy();
    assertThat(process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    for (ProcessHandle function : functions) {
      long left = longest.toNanos() - (System.nanoTime() - begin);
      function.onExit().orTimeout(Math.max(1, left), TimeUnit.NANOSECONDS).join();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Kills the stack without a chance to end anything. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    List<ProcessHandle> functions = functions();
    kill();
    functions.forEach(ProcessHandle::destroyForcibly);
  }
}
