package dev.vivace.bench.crowd;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import dev.vivace.testkit.machine.HeadlessChromium;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The time from a producer to a player, for each way of a live stream. Pages are open before the
 * producer begins. Players of HLS play the silence that is there before the sound meanwhile, so
 * that it counts how long they are open.
 */
public final class LatencyBench {
  private static final int CHUNK_MS = 100;
  private static final int[] SEGMENT_SECONDS = {1, 3};

  /** Time for a page to find the silence that is there before the sound. */
  private static final long SETTLE_MS = 4_000;

  private final BenchStack stack;
  private final ListeningPage page;
  private final int runs;

  private LatencyBench(BenchStack stack, ListeningPage page, int runs) {
    this.stack = stack;
    this.page = page;
    this.runs = runs;
  }

  /**
   * Prints the medians; without Chromium it says so.
   *
   * @param arguments the project's folder, packaged, and how often each is measured
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: LatencyBench PROJECT_FOLDER RUNS");
    }
    Optional<HeadlessChromium> chromium = HeadlessChromium.find(Machine.here());
    if (chromium.isEmpty()) {
      System.out.println("Latency is not measured: chromium or chromedriver is not on the PATH.");
      return;
    }
    try (BenchStack stack = BenchStack.start(Path.of(arguments[0]), PoolLimits.standard(1));
        ListeningPage page = ListeningPage.open(chromium.get())) {
      new LatencyBench(stack, page, Integer.parseInt(arguments[1])).measure();
    }
  }

  /** A player and the address that it gets. */
  private record Way(String title, String player, Function<Station, URI> address) {}

  private void measure() throws IOException, InterruptedException {
    System.out.printf(
        "From a producer of chunks of %d ms to the sound of a page that was open for %d s, medians"
            + " of %d%n",
        CHUNK_MS, SETTLE_MS / 1000, runs);
    Way now = new Way("now: <audio>, MP3", "element", station -> station.now("mp3"));
    latencyMs(now, 1); // the functions' first requests are none of this
    System.out.printf(Locale.ROOT, "  %-32s %6.2f s%n", now.title(), median(now, 1) / 1e3);
    for (int seconds : SEGMENT_SECONDS) {
      for (Way way :
          List.of(
              new Way("Chromium's own HLS", "element", station -> station.playlist("aac-128k")),
              new Way("hls.js", "hlsjs", station -> station.playlist("aac-128k")))) {
        double latency = median(way, seconds) / 1e3;
        System.out.printf(
            Locale.ROOT,
            "  %-32s %6.2f s, %.1f segments%n",
            "crowd: %s, %d s".formatted(way.title(), seconds),
            latency,
            latency / seconds);
      }
    }
  }

  private double median(Way way, int segmentSeconds) throws IOException, InterruptedException {
    double[] all = new double[runs];
    for (int i = 0; i < runs; i++) {
      all[i] = latencyMs(way, segmentSeconds);
    }
    Arrays.sort(all);
    return all[runs / 2];
  }

  private double latencyMs(Way way, int segmentSeconds) throws IOException, InterruptedException {
    try (Station station = new Station(stack, segmentSeconds)) {
      page.listen(
          way.player(), way.address().apply(station), stack.url("/clients/hls.light.min.js"));
      TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
      long begunMs = System.currentTimeMillis();
      station.onAir(CHUNK_MS);
      return page.heardAtMs() - begunMs - Station.silentMs();
    }
  }
}
