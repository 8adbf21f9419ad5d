package dev.vivace.media.store;

import dev.vivace.media.MediaItem;
import java.util.List;

/**
 * A media item with its renditions.
 *
 * @param item the item
 * @param renditions its renditions, by name
 */
public record MediaDescription(MediaItem item, List<Rendition> renditions) {
  public MediaDescription {
    renditions = List.copyOf(renditions);
  }
}
