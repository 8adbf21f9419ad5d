package dev.vivace.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes the footprint of processes, over and over, with how many minutes of audio had been heard by
 * then. Closing it ends that.
 */
final class FootprintLog implements AutoCloseable {
  private static final long PERIOD_MS = 500;
  private static final double SETTLED_MINUTES = 10;
  private static final int PARTS = 10;

  /** Connections to S3 that nobody uses are closed after 20 s. */
  private static final long IDLE_MS = 30_000;

  private final DoubleSupplier heardMinutes;
  private final Supplier<Footprint> now;
  private final List<Sample> samples = new ArrayList<>();
  private final Thread thread;

  /** A footprint at a place in the audio. */
  record Sample(double minutes, Footprint footprint) {}

  /**
   * The growth after the first minutes.
   *
   * @param settled the most that was held while the eleventh minute was heard
   * @param most the most of each figure after that
   * @param course the most in each tenth of the audio
   * @param last when it had ended, and nothing had been asked for half a minute
   */
  record Growth(Footprint settled, Footprint most, List<Footprint> course, Footprint last) {
    double rssRatio() {
      return most.rssMegabytes() / settled.rssMegabytes();
    }

    long moreFileDescriptors() {
      return last.fileDescriptors() - settled.fileDescriptors();
    }
  }

  FootprintLog(DoubleSupplier heardMinutes, Supplier<Footprint> now) {
    this.heardMinutes = heardMinutes;
    this.now = now;
    thread = Thread.ofPlatform().daemon().start(this::run);
  }

  private void run() {
    try {
      while (true) {
        sample();
        Thread.sleep(PERIOD_MS);
      }
    } catch (InterruptedException end) {
      sample();
    }
  }

  private void sample() {
    samples.add(new Sample(heardMinutes.getAsDouble(), now.get()));
  }

  /** Waits until idle connections are closed, ends, and says what became of the processes. */
  Growth growth() throws InterruptedException {
    Thread.sleep(IDLE_MS);
    close();
    thread.join();
    return new Growth(
        most(between(SETTLED_MINUTES, SETTLED_MINUTES + 1)),
        most(between(SETTLED_MINUTES + 1, Double.MAX_VALUE)),
        course(),
        samples.getLast().footprint);
  }

  private List<Footprint> course() {
    double part = samples.getLast().minutes / PARTS;
    return IntStream.range(0, PARTS)
        .mapToObj(i -> most(between(part * i, i == PARTS - 1 ? Double.MAX_VALUE : part * (i + 1))))
        .toList();
  }

  private List<Footprint> between(double from, double to) {
    List<Footprint> found =
        samples.stream()
            .filter(sample -> sample.minutes >= from && sample.minutes < to)
            .map(Sample::footprint)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "Nothing was measured from minute %.1f to %.1f".formatted(from, to));
    }
    return found;
  }

  private static Footprint most(List<Footprint> footprints) {
    return footprints.stream()
        .reduce((a, b) ->
            new Footprint(
                Math.max(a.rssMegabytes(), b.rssMegabytes()),
                Math.max(a.fileDescriptors(), b.fileDescriptors()),
                Math.max(a.processes(), b.processes())))
        .orElseThrow();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
