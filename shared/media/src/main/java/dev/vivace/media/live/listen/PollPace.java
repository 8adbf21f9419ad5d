package dev.vivace.media.live.listen;

import java.time.Duration;
import java.time.Instant;

/**
 * When to ask for the next chunk. Chunks that come at intervals are asked for shortly before the
 * next is due and at short steps around that; the longer nothing comes, the longer the steps.
 */
final class PollPace {
  private static final Duration SHORTEST = Duration.ofMillis(40);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** A page is often open before its stream has begun, and then has to sound at once. */
  private static final Duration LONGEST_BEFORE_FIRST = Duration.ofMillis(250);

  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(5);
  private static final double REST_OF_INTERVAL = 0.9;
  private static final double STEP_OF_INTERVAL = 0.1;
  private static final double STEP_GROWTH = 1.5;

  /** A producer that has become faster is found out by so much with each chunk. */
  private static final double FASTER = 0.9;

  /** When nothing has come for so long, it is worth looking what else there is. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /** So many in a row were there when asked for: more may be, and can be read at once. */
  private static final int HITS_PER_LOOK = 8;

  private static final int INTERVALS_PER_LOOK = 2;
  private static final int STEPS_PER_LOOK = 4;

  private Duration interval = SHORTEST;
  private boolean begun;
  private Instant waitedArrival;
  private int misses;
  private int hits;
  private boolean rests;
  private Duration step = Duration.ZERO;
  private Duration unseen = Duration.ZERO;

  PollPace(Instant start) {
    waitedArrival = start;
  }

  /** The stream has begun: whoever waits, waits for what goes on. */
  void begun() {
    begun = true;
  }

  /** A chunk is there. */
  void arrived(Instant now) {
    if (!begun) {
      // How long the first one was waited for tells nothing of the pace.
      begun();
      waitedArrival = now;
    } else if (misses > 0) {
      interval = clamp(Duration.between(waitedArrival, now), LONGEST_INTERVAL);
      waitedArrival = now;
    } else if (rests) {
      interval = clamp(times(interval, FASTER), LONGEST_INTERVAL);
      waitedArrival = now;
    }
    hits = misses > 0 || rests ? 0 : hits + 1;
    rests = misses > 0;
    misses = 0;
    unseen = Duration.ZERO;
  }

  /** How long to wait before asking at all; nothing where more may be there already. */
  Duration rest() {
    return rests && misses == 0 ? times(interval, REST_OF_INTERVAL) : Duration.ZERO;
  }

  /** The chunk was not there; gives how long to wait before asking again. */
  Duration missed() {
    double steps = Math.pow(STEP_GROWTH, Math.min(misses, 100));
    misses++;
    step = clamp(times(interval, STEP_OF_INTERVAL * steps), longest());
    unseen = unseen.plus(step);
    return step;
  }

  private Duration longest() {
    return begun ? LONGEST : LONGEST_BEFORE_FIRST;
  }

  /** Whether to look at everything that is there, rather than ask for the next chunk alone. */
  boolean looks() {
    return hits >= HITS_PER_LOOK || waitedLong();
  }

  private boolean waitedLong() {
    return unseen.compareTo(FIRST_LOOK) >= 0
        && unseen.compareTo(interval.multipliedBy(INTERVALS_PER_LOOK)) >= 0
        && unseen.compareTo(step.multipliedBy(STEPS_PER_LOOK)) >= 0;
  }

  /** All that is there was looked at. */
  void looked() {
    hits = 0;
    unseen = Duration.ZERO;
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  private static Duration clamp(Duration duration, Duration longest) {
    if (duration.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return duration.compareTo(longest) > 0 ? longest : duration;
  }
}
