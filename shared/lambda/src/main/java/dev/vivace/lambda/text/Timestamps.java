package dev.vivace.lambda.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as text (RFC 3339, section 5.6), such as {@code 2026-11-21T10:15:30.123Z}. They
 * are those of {@link Instant#toString}, whose formatter takes a cold start 5 ms.
 */
public final class Timestamps {
  private Timestamps() {}

  /** Returns the time in UTC, with no more digits of a second than it needs: none, 3, 6 or 9. */
  public static String utc(Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    boolean isWholeMinute = time.getSecond() == 0 && time.getNano() == 0;
    return time + (isWholeMinute ? ":00Z" : "Z");
  }
}
