package dev.vivace.media.live.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to S3 and delay of a listener, counted on a clock of its own. */
class PollPaceTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(12);
  private static final Duration HOUR = Duration.ofHours(1);

  /** A listener of chunks of which is known when each comes, in milliseconds from the beginning. */
  private static final class Listener {
    private final long[] arrivals;
    private final PollPace pace = new PollPace(Instant.EPOCH);
    private Instant now = Instant.EPOCH;
    private int heard;
    private int known;
    private int requests;
    private Duration longestDelay = Duration.ZERO;

    Listener(long[] arrivals) {
      this.arrivals = arrivals;
    }

    Listener listen() {
      while (heard < arrivals.length) {
        if (heard < known) {
          requests++;
          hear();
          continue;
        }
        now = now.plus(pace.rest());
        boolean looks = pace.looks(now);
        requests++;
        now = now.plus(ROUND_TRIP);
        answer(looks);
      }
      return this;
    }

    private void answer(boolean looks) {
      if (looks) {
        pace.looked();
      }
      int there = there();
      if (there == heard) {
        now = now.plus(pace.missed(now));
        return;
      }
      known = looks ? there : heard + 1;
      pace.arrived(now);
      if (!looks) {
        hear();
      }
    }

    private int there() {
      int there = heard;
      long lookedAt = now.minus(ROUND_TRIP.dividedBy(2)).toEpochMilli();
      while (there < arrivals.length && arrivals[there] <= lookedAt) {
        there++;
      }
      return there;
    }

    private void hear() {
      Duration delay = Duration.between(Instant.ofEpochMilli(arrivals[heard]), now);
      longestDelay = delay.compareTo(longestDelay) > 0 ? delay : longestDelay;
      heard++;
    }
  }

  /**
   * About as many as a listener took that doubled its steps up to two seconds, and so heard a chunk
   * behind a pause seconds late.
   */
  @ParameterizedTest(name = "a chunk each {0} ms: {1}")
  @CsvSource({
    "20, 201000",
    "50, 94345",
    "100, 60484",
    "200, 42440",
    "500, 23873",
    "1000, 11596",
    "2000, 5446",
    "3000, 3486",
    "5000, 2147",
    "8000, 2097"
  })
  void anHourOfAProducerThatKeepsItsPaceTakesNoMoreRequests(long intervalMs, int requests) {
    long[] arrivals =
        LongStream.iterate(0, ms -> ms < HOUR.toMillis(), ms -> ms + intervalMs).toArray();

    assertThat(new Listener(arrivals).listen().requests).isLessThanOrEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_500, 3_000, 5_000, 10_000})
  void theChunkBehindAPauseIsHeardWithinHalfASecond(long pauseMs) {
    long talkMs = 10_000;
    long[] arrivals =
        LongStream.iterate(0, ms -> ms < HOUR.toMillis() / 12, ms -> ms + 1_000)
            .map(ms -> ms + ms / talkMs * pauseMs)
            .toArray();

    assertThat(new Listener(arrivals).listen().longestDelay)
        .isLessThan(Duration.ofMillis(500).plus(ROUND_TRIP.multipliedBy(2)));
  }
}
