package dev.vivace.media.live.listen;

import java.time.Duration;

/**
 * The pace at which a producer sends, as a listener learns it from the time between chunks. A pause
 * is no pace: what takes longer than expected counts only once the next one takes about as long.
 */
final class ProducerPace {
  static final Duration SHORTEST = Duration.ofMillis(40);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * An interval so short that it is believed at once: being wrong by it delays nothing that is
   * heard.
   */
  private static final Duration BRISK = Duration.ofMillis(500);

  private static final Duration TOLERANCE = Duration.ofMillis(500);
  private static final double SLOWER = 1.2;

  /** A producer that has become faster is found out by so much with each chunk. */
  private static final double FASTER = 0.9;

  private Duration interval = SHORTEST;
  private Duration previous = Duration.ZERO;
  private boolean paused;

  /** The time from one chunk to the next; {@link #SHORTEST} while nothing is known. */
  Duration interval() {
    return interval;
  }

  /** Whether the newest chunk came after a pause. */
  boolean paused() {
    return paused;
  }

  /** A chunk was waited for, so long after the one that was waited for before. */
  void waited(Duration time) {
    boolean expected = time.compareTo(BRISK) <= 0 || time.compareTo(times(interval, SLOWER)) <= 0;
    paused = !expected && !isLike(time, previous);
    if (!paused) {
      interval = clamp(time, LONGEST);
    }
    previous = time;
  }

  private static boolean isLike(Duration time, Duration other) {
    Duration difference = time.minus(other).abs();
    return difference.compareTo(TOLERANCE) <= 0
        || difference.compareTo(times(other, SLOWER - 1)) <= 0;
  }

  /** A chunk was there when it was due. */
  void early() {
    paused = false;
    interval = clamp(times(interval, FASTER), LONGEST);
  }

  /** Several chunks were there at once: what was known is true no more. */
  void forget() {
    paused = false;
    interval = SHORTEST;
    previous = Duration.ZERO;
  }

  static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  /** From {@link #SHORTEST} to {@code longest}. */
  static Duration clamp(Duration duration, Duration longest) {
    if (duration.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return duration.compareTo(longest) > 0 ? longest : duration;
  }
}
