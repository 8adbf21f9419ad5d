package dev.vivace.media.upload;

import dev.vivace.media.CanonicalUlid;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one upload: a ULID in its canonical form, 26 characters of Crockford's base 32 in upper
 * case. Sorts by time of creation.
 *
 * @param value the canonical form
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public record UploadId(String value) implements Comparable<UploadId> {

  /**
   * @throws IllegalArgumentException if {@code value} is not a canonical ULID
   */
  public UploadId {
    CanonicalUlid.require(value);
  }

  /** Reads an id that somebody sent; empty for anything that is not exactly a canonical ULID. */
  public static Optional<UploadId> parse(String text) {
    return CanonicalUlid.matches(text) ? Optional.of(new UploadId(text)) : Optional.empty();
  }

  /** The time at which the id was made, to the millisecond. */
  public Instant createdAt() {
    return CanonicalUlid.time(value);
  }

  @Override
  public int compareTo(UploadId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
