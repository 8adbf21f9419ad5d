package dev.vivace.media.live.listen;

import java.time.Duration;
import java.time.Instant;

/**
 * The times at which to ask for the next chunk. Chunks that come at intervals are asked for shortly
 * before the next is due and at short steps around that. Whoever pauses is asked for every half
 * second; the steps are longer once the pause is long.
 */
final class PollPace {
  /** As late as what follows a pause may be heard. */
  private static final Duration LONGEST_STEP = Duration.ofMillis(500);

  /** A page is often open before its stream has begun, and then has to sound at once. */
  private static final Duration LONGEST_STEP_BEFORE_FIRST = Duration.ofMillis(250);

  /** With a longer step from then on, a minute of silence costs no more than 60 requests. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(13);

  /** Two of them are shorter than {@link dev.vivace.media.live.LiveStreams#GAP_WAIT}. */
  private static final Duration LONGEST_STEP_OF_LONG_PAUSE = Duration.ofMillis(2_400);

  /** So long nothing is asked, however slow the producer is: it may have become faster. */
  private static final Duration LONGEST_REST = Duration.ofMillis(4_500);

  private static final Duration REST_AFTER_PAUSE = Duration.ofMillis(400);
  private static final double REST_OF_INTERVAL = 0.9;
  private static final double STEP_OF_INTERVAL = 0.1;
  private static final double STEP_GROWTH = 1.5;

  /** The time after which, if nothing has come, it is worth looking what else there is. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /** A later chunk is seen in time to be waited for no longer than is stated. */
  private static final Duration NEXT_LOOK = Duration.ofSeconds(4);

  /** So late is a chunk that may be missing. */
  private static final Duration OVERDUE = Duration.ofSeconds(2);

  private static final double OVERDUE_INTERVALS = 0.5;

  /** So many in a row were there when asked for: more may be, and can be read at once. */
  private static final int HITS_PER_LOOK = 8;

  private static final int HITS_TO_FORGET = 2;

  private final ProducerPace pace = new ProducerPace();
  private boolean begun;
  private Instant waitedArrival;
  private int misses;
  private int lateMisses;
  private int hits;
  private boolean rests;
  private boolean hasLooked;
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
      pace.waited(Duration.between(waitedArrival, now));
      waitedArrival = now;
    } else if (rests) {
      pace.early();
      waitedArrival = now;
    }
    hits = misses > 0 || rests ? 0 : hits + 1;
    if (hits == HITS_TO_FORGET) {
      pace.forget();
    }
    rests = misses > 0;
    misses = 0;
    lateMisses = 0;
    hasLooked = false;
    unseen = Duration.ZERO;
  }

  /** The time to wait before asking at all; nothing where more may be there already. */
  Duration rest() {
    if (!rests || misses > 0) {
      return Duration.ZERO;
    }
    return shorter(due(), pace.paused() ? REST_AFTER_PAUSE : LONGEST_REST);
  }

  /** The chunk was not there; gives how long to wait before asking again. */
  Duration missed(Instant now) {
    misses++;
    Duration step = step(Duration.between(waitedArrival, now));
    unseen = unseen.plus(step);
    return step;
  }

  private Duration step(Duration waited) {
    Duration late = waited.minus(due());
    if (begun && late.isNegative()) {
      return shorter(late.negated(), LONGEST_REST);
    }
    Duration first = clamp(ProducerPace.times(pace.interval(), STEP_OF_INTERVAL), LONGEST_STEP);
    double growth = Math.pow(STEP_GROWTH, Math.min(lateMisses, 100));
    lateMisses++;
    return clamp(ProducerPace.times(first, growth), longestStep(late));
  }

  private Duration longestStep(Duration late) {
    if (!begun) {
      return LONGEST_STEP_BEFORE_FIRST;
    }
    return late.compareTo(LONG_PAUSE) < 0 ? LONGEST_STEP : LONGEST_STEP_OF_LONG_PAUSE;
  }

  /** The time after a chunk at which the next one is first expected. */
  private Duration due() {
    return ProducerPace.times(pace.interval(), REST_OF_INTERVAL);
  }

  /** Whether to look at everything that is there, rather than ask for the next chunk alone. */
  boolean looks(Instant now) {
    return hits >= HITS_PER_LOOK || mayBeMissing(now);
  }

  private boolean mayBeMissing(Instant now) {
    Duration margin = shorter(ProducerPace.times(pace.interval(), OVERDUE_INTERVALS), OVERDUE);
    Duration waited = Duration.between(waitedArrival, now);
    return unseen.compareTo(hasLooked ? NEXT_LOOK : FIRST_LOOK) >= 0
        && waited.compareTo(pace.interval().plus(margin)) >= 0;
  }

  /** All that is there was looked at. */
  void looked() {
    hits = 0;
    hasLooked = true;
    unseen = Duration.ZERO;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration clamp(Duration duration, Duration longest) {
    return ProducerPace.clamp(duration, longest);
  }
}
