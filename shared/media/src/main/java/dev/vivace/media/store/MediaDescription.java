package dev.vivace.media.store;

import dev.vivace.media.MediaItem;
import java.util.List;

/**
 * A media item with its renditions.
 *
 * @param item the item
 * @param renditions its renditions, by name
 * @param record what its owner says of it
 */
public record MediaDescription(MediaItem item, List<Rendition> renditions, ItemRecord record) {
  public MediaDescription {
    renditions = List.copyOf(renditions);
  }

  /** The same of which something else is said. */
  public MediaDescription with(ItemRecord other) {
    return new MediaDescription(item, renditions, other);
  }
}
