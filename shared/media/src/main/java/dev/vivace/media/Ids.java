package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Makes ids: the clock's time and 80 random bits, drawn anew for each. Ids of the same millisecond
 * are in no order, so that knowing one does not help to guess another.
 */
public final class Ids {
  private final Clock clock;
  private final Supplier<SecureRandom> random;

  /**
   * @param clock the time that goes into an id
   * @param random where its 80 random bits come from
   */
  public Ids(Clock clock, SecureRandom random) {
    this(clock, () -> random);
  }

  /**
   * Draws from the platform's generator, which is made for the first id: processes that only read
   * do without it.
   *
   * @param clock the time that goes into an id
   */
  public Ids(Clock clock) {
    this(clock, () -> Platform.RANDOM);
  }

  private Ids(Clock clock, Supplier<SecureRandom> random) {
    this.clock = clock;
    this.random = random;
  }

  private static final class Platform {
    static final SecureRandom RANDOM = new SecureRandom();
  }

  public MediaId newMediaId() {
    return new MediaId(newUlid());
  }

  /** A new {@linkplain CanonicalUlid ULID}, for the ids of other packages. */
  public String newUlid() {
    byte[] bits = new byte[Ulid.RANDOM_BYTES];
    random.get().nextBytes(bits);
    return new Ulid(clock.millis(), bits).toString();
  }

  /** The time that a new id would have. */
  public Instant present() {
    return clock.instant();
  }
}
