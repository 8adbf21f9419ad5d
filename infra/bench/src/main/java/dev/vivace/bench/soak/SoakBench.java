package dev.vivace.bench.soak;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** {@code make bench-soak}: whether anything grows with the length of a stream. */
public final class SoakBench {
  /** Resident memory after the eleventh minute, relative to what it was in it. */
  private static final double MOST_GROWTH = 1.10;

  private static final int MOST_MORE_DESCRIPTORS_PER_PROCESS = 2;

  private SoakBench() {}

  /**
   * Prints what was found. Exits with 1 if a target is missed.
   *
   * @param arguments the project's folder, hours of audio through one stream, how many listeners
   *     the other one has, and for how many minutes; 0 leaves one of the two out
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: SoakBench PROJECT_FOLDER HOURS LISTENERS MINUTES");
    }
    Path project = Path.of(arguments[0]);
    int listeners = Integer.parseInt(arguments[2]);
    boolean fine = holds(project, Integer.parseInt(arguments[1]) * 60, 1);
    fine &= holds(project, Integer.parseInt(arguments[3]), listeners);
    System.exit(fine ? 0 : 1);
  }

  private static boolean holds(Path project, int minutes, int listeners)
      throws IOException, InterruptedException {
    if (minutes == 0) {
      return true;
    }
    System.err.printf("%d minutes, %d listeners%n", minutes, listeners);
    try (BenchStack stack = BenchStack.start(project, limits(listeners))) {
      Broadcast.Result result = new Broadcast(stack, minutes, listeners).run();
      print(minutes, listeners, result);
      return holds(minutes, result);
    }
  }

  /** Lambda gives each listener a process of its own. */
  private static PoolLimits limits(int listeners) {
    return new PoolLimits(
        1,
        listeners + 1,
        listeners,
        Duration.ofMinutes(5),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofSeconds(2));
  }

  private static void print(int minutes, int listeners, Broadcast.Result result) {
    FootprintLog.Growth growth = result.growth();
    System.out.printf(
        "%d minutes of audio, %d listeners, in %.0f s: %d encoding(s) heard, %.1f minutes%n"
            + "  %d processes of the stream function%n"
            + "  RSS in all: %.1f MB in minute 11, %.1f at most after it (%.3f)%n"
            + "  open files in all: %d in minute 11, %d at most after it, %d half a minute after the end%n"
            + "  RSS and open files in each tenth: %s%n",
        minutes,
        listeners,
        result.seconds(),
        result.different(),
        result.heardMinutes(),
        growth.most().processes(),
        growth.settled().rssMegabytes(),
        growth.most().rssMegabytes(),
        growth.rssRatio(),
        growth.settled().fileDescriptors(),
        growth.most().fileDescriptors(),
        growth.last().fileDescriptors(),
        growth.course().stream()
            .map(part -> "%.1f %d".formatted(part.rssMegabytes(), part.fileDescriptors()))
            .collect(Collectors.joining(", ")));
  }

  private static boolean holds(int minutes, Broadcast.Result result) {
    FootprintLog.Growth growth = result.growth();
    return result.different() == 1
        && result.heardMinutes() >= minutes
        && growth.rssRatio() <= MOST_GROWTH
        && growth.moreFileDescriptors()
            <= (long) MOST_MORE_DESCRIPTORS_PER_PROCESS * growth.last().processes();
  }
}
