package dev.vivace.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/**
 * A clock that only goes on while somebody waits; what is planned happens meanwhile. Begins at the
 * present: S3 stamps what it stores with that.
 */
public final class SimulatedTime extends Clock {
  private final Instant start = Instant.now();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private volatile Instant now = start;

  private record Event(Instant at, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at.compareTo(other.at);
    }
  }

  /** Plans something for so long after the start. */
  public void at(Duration time, Runnable action) {
    events.add(new Event(start.plus(time), action));
  }

  /** Waits: returns at once, with the clock so much later. */
  public void pause(Duration time) {
    Instant until = now.plus(time);
    while (!events.isEmpty() && !events.peek().at().isAfter(until)) {
      Event event = events.remove();
      now = event.at().isAfter(now) ? event.at() : now;
      event.action().run();
    }
    now = until;
  }

  /** The time that was waited in all. */
  public Duration elapsed() {
    return Duration.between(start, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
