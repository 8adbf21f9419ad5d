package dev.vivace.media.store;

import java.util.Optional;

/**
 * The words of an item's owner on it, which may change as the item itself never does.
 *
 * @param title one line by which people know it
 * @param metadata a JSON object in its compact form, of at most {@link #MAX_METADATA_BYTES}
 * @param revision names this version; {@link #NONE} has the one before the first
 */
public record ItemRecord(Optional<String> title, Optional<String> metadata, String revision) {
  /** Most bytes of metadata in UTF-8. */
  public static final int MAX_METADATA_BYTES = 2048;

  /** Nothing was said yet. */
  public static final ItemRecord NONE = new ItemRecord(Optional.empty(), Optional.empty(), "0");

  /** Whether the other says the same. */
  public boolean saysWhat(ItemRecord other) {
    return title.equals(other.title) && metadata.equals(other.metadata);
  }
}
