package dev.vivace.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Takes the footprint of processes, over and over, with how many minutes of audio had been heard by
 * then. Closing it ends that.
 */
final class FootprintLog implements AutoCloseable {
  private static final long PERIOD_MS = 500;
  private static final double SETTLED_MINUTES = 10;

  private final DoubleSupplier heardMinutes;
  private final Supplier<Footprint> now;
  private final List<Sample> samples = new ArrayList<>();
  private final Thread thread;

  /** A footprint at a place in the audio. */
  record Sample(double minutes, Footprint footprint) {}

  /**
   * How it went on after the first minutes.
   *
   * @param settled the most that was held while the eleventh minute was heard
   * @param most the most of each figure after that
   * @param last at the end
   */
  record Growth(Footprint settled, Footprint most, Footprint last) {
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

  /** Ends, and says what became of the processes. */
  Growth growth() throws InterruptedException {
    close();
    thread.join();
    List<Footprint> settling = between(SETTLED_MINUTES, SETTLED_MINUTES + 1);
    Footprint settled = most(settling);
    return new Growth(
        settled, most(between(SETTLED_MINUTES + 1, Double.MAX_VALUE)), samples.getLast().footprint);
  }

  private List<Footprint> between(double from, double to) {
    List<Footprint> found =
        samples.stream()
            .filter(sample -> sample.minutes >= from && sample.minutes < to)
            .map(Sample::footprint)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("Nothing was measured after " + from + " minutes of audio");
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
