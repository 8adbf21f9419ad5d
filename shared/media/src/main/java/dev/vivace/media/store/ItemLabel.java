package dev.vivace.media.store;

import java.util.Optional;

/**
 * An owner's words on an item.
 *
 * @param title one line by which people know it
 * @param metadata a JSON object in its compact form, of at most {@link #MAX_METADATA_BYTES}
 */
public record ItemLabel(Optional<String> title, Optional<String> metadata) {
  /** Most bytes of metadata in UTF-8. */
  public static final int MAX_METADATA_BYTES = 2048;

  /** Says nothing. */
  public static final ItemLabel NONE = new ItemLabel(Optional.empty(), Optional.empty());

  /** Whether it says nothing. */
  public boolean isNone() {
    return title.isEmpty() && metadata.isEmpty();
  }
}
