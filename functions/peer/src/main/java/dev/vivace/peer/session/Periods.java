package dev.vivace.peer.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers when things were done that are done time and again. */
final class Periods {
  private final Map<String, Instant> done = new HashMap<>();

  /** Whether it is time; if it is, the next period begins. */
  boolean isDue(String name, Duration period, Instant now) {
    Instant last = done.get(name);
    boolean due = last == null || !now.isBefore(last.plus(period));
    if (due) {
      done.put(name, now);
    }
    return due;
  }
}
