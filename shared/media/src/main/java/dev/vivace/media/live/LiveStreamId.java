package dev.vivace.media.live;

import dev.vivace.media.CanonicalUlid;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one live stream: a ULID in its canonical form, 26 characters of Crockford's base 32 in
 * upper case. Sorts by time of creation.
 *
 * @param value the canonical form
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public record LiveStreamId(String value) implements Comparable<LiveStreamId> {

  /**
   * @throws IllegalArgumentException if {@code value} is not a canonical ULID
   */
  public LiveStreamId {
    CanonicalUlid.require(value);
  }

  /** Reads an id that somebody sent; empty for anything that is not exactly a canonical ULID. */
  public static Optional<LiveStreamId> parse(String text) {
    return CanonicalUlid.matches(text) ? Optional.of(new LiveStreamId(text)) : Optional.empty();
  }

  /** The time at which the id was made, to the millisecond. */
  public Instant createdAt() {
    return CanonicalUlid.time(value);
  }

  @Override
  public int compareTo(LiveStreamId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
