package dev.vivace.s3.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The times of signatures: {@code yyyyMMdd'T'HHmmss'Z'}. */
final class Timestamp {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Timestamp() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(BASIC.parse(text, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The day of a time, as a credential names it. */
  static String day(Instant time) {
    return BASIC.format(time).substring(0, 8);
  }

  /** A time as S3's errors tell it. */
  static String told(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
