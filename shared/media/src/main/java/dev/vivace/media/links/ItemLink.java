package dev.vivace.media.links;

import java.time.Instant;
import java.util.Optional;

/**
 * A link to an item, as its owner sees it. What is said of it here never changes.
 *
 * @param id its name
 * @param title what its owner calls it; may be empty
 * @param expiresAt when it ends; empty for one that lasts until it is revoked
 */
public record ItemLink(LinkId id, String title, Optional<Instant> expiresAt) {
  /** The time at which it was made, to the millisecond. */
  public Instant createdAt() {
    return id.createdAt();
  }

  /** Whether it has ended by then. */
  public boolean hasEnded(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }
}
