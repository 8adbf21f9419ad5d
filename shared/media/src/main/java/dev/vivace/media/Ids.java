package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import java.time.Clock;
import java.time.Instant;

/**
 * Makes ids: the clock's time and 80 random bits, drawn anew for each. Ids of the same millisecond
 * are in no order, so that knowing one does not help to guess another.
 */
public final class Ids {
  private final Clock clock;

  /**
   * @param clock the time that goes into an id
   */
  public Ids(Clock clock) {
    this.clock = clock;
  }

  public MediaId newMediaId() {
    return new MediaId(newUlid());
  }

  /** A new {@linkplain CanonicalUlid ULID}, for the ids of other packages. */
  public String newUlid() {
    return new Ulid(clock.millis(), SystemRandom.bytes(Ulid.RANDOM_BYTES)).toString();
  }

  /** The time that a new id would have. */
  public Instant present() {
    return clock.instant();
  }
}
