package dev.vivace.bench.realtime;

import dev.vivace.bench.soak.Footprint;
import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import dev.vivace.testkit.machine.HeadlessChromium;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code make bench-realtime}: a camera in Chromium through the whole local stack and back onto the
 * screen. Browser, stack and peer share the cores of one machine.
 */
public final class RealtimeBench {
  private static final String PEER = "PeerFunction";
  private static final String FILTER = "edges";
  private static final int DELAYED_FRAMES = 150;
  private static final int WATCH_MS = 1_500;
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Duration LOAD = Duration.ofSeconds(10);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final BenchStack stack;
  private final BenchPage page;
  private final String api;

  private RealtimeBench(BenchStack stack, BenchPage page) {
    this.stack = stack;
    this.page = page;
    api = stack.url("").toString();
  }

  /**
   * Prints the figures and writes {@code target/bench/realtime.json}; without Chromium it says so.
   *
   * @param arguments the project's folder, packaged, and how many first frames to time
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: RealtimeBench PROJECT_FOLDER RUNS");
    }
    Path project = Path.of(arguments[0]);
    Optional<HeadlessChromium> chromium = HeadlessChromium.find(Machine.here());
    if (chromium.isEmpty()) {
      System.out.println(
          "Real-time video is not measured: chromium or chromedriver is not on the PATH.");
      return;
    }
    try (BenchStack stack = BenchStack.start(project, PoolLimits.standard(1));
        BenchPage page = BenchPage.open(project, chromium.get())) {
      RealtimeReport report =
          new RealtimeBench(stack, page).measure(Integer.parseInt(arguments[1]));
      print(report);
      Files.writeString(
          Files.createDirectories(project.resolve("target/bench")).resolve("realtime.json"),
          JSON.writeValueAsString(report));
    }
  }

  private RealtimeReport measure(int runs) throws IOException, InterruptedException {
    firstMs(); // the signalling function's first request is none of this
    double warm = median(runs, this::firstMs);
    double cold =
        median(
            runs,
            () -> {
              killPeers();
              return firstMs();
            });
    double full = median(runs, () -> firstFrames(1_280, 720).get("fullMs").asDouble(WATCH_MS));
    double alone = delayMs("", "");
    double edges = delayMs(api, FILTER);
    Load load = load();
    return new RealtimeReport(
        runs, warm, cold, alone, edges, full, load.cpuPercent(), load.rssMegabytes());
  }

  private double firstMs() {
    return firstFrames(640, 480).get("firstMs").asDouble();
  }

  private JsonNode firstFrames(int width, int height) {
    return JSON.readTree(
        page.run(CameraScripts.firstFrames(), api, FILTER, width, height, WATCH_MS));
  }

  private double delayMs(String through, String filter) {
    return Double.parseDouble(page.run(CameraScripts.delay(), through, filter, DELAYED_FRAMES));
  }

  private void killPeers() {
    for (ProcessHandle peer : stack.processes(PEER)) {
      peer.destroyForcibly();
      peer.onExit().join();
    }
  }

  /** The resources that one session takes. */
  private record Load(double cpuPercent, double rssMegabytes) {}

  private Load load() throws InterruptedException {
    killPeers();
    page.run(CameraScripts.begin(), api, FILTER, 640, 480);
    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
    List<ProcessHandle> peers = stack.processes(PEER);
    double before = cpuMs(peers);
    long begun = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(LOAD.toMillis());
    double percent = 100 * (cpuMs(peers) - before) / ((System.nanoTime() - begun) / 1e6);
    Footprint footprint = Footprint.of(peers);
    page.run("await benchCamera.stop();");
    return new Load(percent, footprint.rssMegabytes() / footprint.processes());
  }

  private static double cpuMs(List<ProcessHandle> processes) {
    return processes.stream()
        .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  private static double median(int runs, DoubleSupplier one) {
    double[] sorted = DoubleStream.generate(one).limit(runs).sorted().toArray();
    return sorted[runs / 2];
  }

  private static void print(RealtimeReport report) {
    System.out.printf(
        Locale.ROOT,
        "real-time video in Chromium, edges, medians of %d%n"
            + "  first filtered frame shown: %.0f ms, from a cold peer %.0f ms%n"
            + "  drawn to shown at 480p30: %.0f ms, browser alone %.0f ms, added %.0f ms%n"
            + "  720p: full size %.0f ms after the first frame%n"
            + "  a peer at 480p30: %.0f %% of one core, RSS %.0f MB%n",
        report.runs(),
        report.firstFrameWarmMs(),
        report.firstFrameColdMs(),
        report.edgesMs(),
        report.aloneMs(),
        report.addedMs(),
        report.full720pMs(),
        report.cpuPercent(),
        report.rssMegabytes());
  }
}
