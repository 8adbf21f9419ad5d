package dev.vivace.media.links;

import dev.vivace.media.CanonicalUlid;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one link of an item: a ULID in its canonical form. It is no secret.
 *
 * @param value the canonical form
 */
public record LinkId(String value) {

  /**
   * @throws IllegalArgumentException if {@code value} is not a canonical ULID
   */
  public LinkId {
    CanonicalUlid.require(value);
  }

  /** Reads an id that somebody sent; empty for anything that is not exactly a canonical ULID. */
  public static Optional<LinkId> parse(String text) {
    return CanonicalUlid.matches(text) ? Optional.of(new LinkId(text)) : Optional.empty();
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
