package dev.vivace.bench.cold;

import java.util.Optional;

/**
 * Starts from cold disks.
 *
 * @param here from where the package was built
 * @param readingLittleAhead from a {@link PackageDisk}; empty where none could be made
 */
record ColdDisks(ColdStorage here, Optional<ColdStorage> readingLittleAhead) {
  /** The one that is held to the target. */
  ColdStorage usual() {
    return readingLittleAhead.orElse(here);
  }
}
