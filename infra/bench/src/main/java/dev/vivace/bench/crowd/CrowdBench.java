package dev.vivace.bench.crowd;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** HLS of a live stream for 0, 1, 100 and 10,000 listeners behind a collapsing cache. */
public final class CrowdBench {
  private static final int[] LISTENERS = {0, 1, 100, 10_000};
  private static final int SEGMENT_SECONDS = 6;
  private static final int CHUNK_MS = 500;

  /** Of 3 s of a live stream, when HLS was designed: 81 to 159. */
  private static final double BY_DESIGN_MS = 159;

  private static final Duration WARM_UP = Duration.ofSeconds(13);

  private CrowdBench() {}

  /**
   * Prints what was counted, and what it would cost.
   *
   * @param arguments the project's folder, packaged, and for how many seconds each audience listens
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path project = Path.of(arguments[0]);
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[1]));
    Path nginx = Machine.here().program("nginx");
    System.out.printf(
        "HLS, one live stream of speech, aac-64k, segments of %d s, for %d s each%n"
            + "listeners  requests/s  of these at the origin/s  CPU of the stream function, ms/s "
            + " failed  USD per 1,000 listener-hours%n",
        SEGMENT_SECONDS, time.toSeconds());
    try (BenchStack stack = BenchStack.start(project, PoolLimits.standard(1))) {
      firstRequests(stack);
      for (int listeners : LISTENERS) {
        try (CollapsingCache cache = CollapsingCache.start(nginx, stack.url("/"));
            Station station = new Station(stack, SEGMENT_SECONDS).onAir(CHUNK_MS)) {
          measure(stack, cache, station, listeners, time);
        }
      }
    }
  }

  private static void measure(
      BenchStack stack, CollapsingCache cache, Station station, int listeners, Duration time)
      throws IOException, InterruptedException {
    String folder = station.folder("aac-64k");
    Duration interval = Duration.ofSeconds(SEGMENT_SECONDS);
    new Crowd(cache.port(), folder, interval).listen(Math.min(1, listeners), WARM_UP);
    long askedBefore = cache.asked();
    double cpuBefore = cpuSeconds(stack);
    Crowd.Result result = new Crowd(cache.port(), folder, interval).listen(listeners, time);
    double seconds = time.toSeconds();
    long asked = cache.asked() - askedBefore;
    double cpuMs = (cpuSeconds(stack) - cpuBefore) * 1000 / seconds;
    System.out.printf(
        Locale.ROOT,
        "%9d  %10.1f  %24.2f  %34.1f  %6d  %s%n",
        listeners,
        result.requests() / seconds,
        asked / seconds,
        cpuMs,
        result.failures(),
        listeners == 0 ? "-" : new Costs(result, listeners, time).perThousandListenerHours());
  }

  /** The first request of a segment makes it. */
  private static void firstRequests(BenchStack stack) throws IOException {
    try (Station station = new Station(stack, SEGMENT_SECONDS)) {
      station.sendAtOnce(90);
      for (String rendition : new String[] {"aac-64k", "aac-128k", "flac"}) {
        long[] tookMs = new long[11];
        for (int i = 0; i < tookMs.length; i++) {
          URI segment = stack.url(station.folder(rendition) + (5 + i) + ".m4s");
          long startNanos = System.nanoTime();
          stack.get(segment, BodyHandlers.ofByteArray());
          tookMs[i] = (System.nanoTime() - startNanos) / 1_000_000;
        }
        Arrays.sort(tookMs);
        System.out.printf(
            Locale.ROOT,
            "first request of a segment of %d s, %s, ms: %d least, %d median, %d most; the median"
                + " is %.1f of the most that there were by design%n",
            SEGMENT_SECONDS,
            rendition,
            tookMs[0],
            tookMs[5],
            tookMs[10],
            tookMs[5] / BY_DESIGN_MS);
      }
    }
  }

  private static double cpuSeconds(BenchStack stack) {
    return stack.processes("StreamFunction").stream()
        .mapToDouble(
            process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
        .sum();
  }
}
