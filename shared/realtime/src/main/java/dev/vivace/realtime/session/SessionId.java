package dev.vivace.realtime.session;

import dev.vivace.media.CanonicalUlid;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one session of real-time video: a ULID in its canonical form. Sorts by time of creation.
 *
 * @param value 26 characters of Crockford's base 32 in upper case
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public record SessionId(String value) {
  /**
   * @throws IllegalArgumentException if {@code value} is not a canonical ULID
   */
  public SessionId {
    CanonicalUlid.require(value);
  }

  /** Reads an id that somebody sent; empty for anything that is not exactly a canonical ULID. */
  public static Optional<SessionId> parse(String text) {
    return CanonicalUlid.matches(text) ? Optional.of(new SessionId(text)) : Optional.empty();
  }

  /** The time at which the id was made, to the millisecond. */
  public Instant createdAt() {
    return CanonicalUlid.time(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
