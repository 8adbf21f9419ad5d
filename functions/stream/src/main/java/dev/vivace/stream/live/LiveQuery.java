package dev.vivace.stream.live;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.http.QueryParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The place in a live stream at which a listener wants to begin. */
sealed interface LiveQuery {
  /** At the newest sound. */
  record Edge() implements LiveQuery {}

  /** At the beginning. */
  record Beginning() implements LiveQuery {}

  /**
   * So far behind the beginning.
   *
   * @param seconds not negative
   */
  record At(BigDecimal seconds) implements LiveQuery {
    /** Longer than any stream can be, and short enough to count in. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000L);

    /** The nearest sample frame. */
    long frames(int sampleRate) {
      return seconds
          .multiply(BigDecimal.valueOf(sampleRate))
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
  }

  /**
   * {@code from}: {@code live} or seconds; the beginning where it is not given.
   *
   * @throws ProblemException 400 if it is neither
   */
  static LiveQuery of(QueryParameters query) {
    Optional<String> from = query.first("from");
    if (from.isEmpty()) {
      return new Beginning();
    }
    if (from.get().equals("live")) {
      return new Edge();
    }
    if (from.get().matches("[0-9]{1,10}([.][0-9]{1,12})?")) {
      BigDecimal seconds = new BigDecimal(from.get());
      if (seconds.compareTo(At.MAX_SECONDS) <= 0) {
        return new At(seconds);
      }
    }
    throw Problem.invalidParameter("from", "must be live, or seconds like 12.5.").asException();
  }
}
