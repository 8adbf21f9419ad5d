package dev.vivace.media.store;

import dev.vivace.media.MediaItem;
import dev.vivace.media.dimensions.Dimensions;
import java.util.List;
import java.util.Optional;

/**
 * A media item with its renditions.
 *
 * @param item the item
 * @param renditions its renditions, by name
 * @param record what its owner says of it
 * @param dimensions empty if nobody has looked yet
 */
public record MediaDescription(
    MediaItem item,
    List<Rendition> renditions,
    ItemRecord record,
    Optional<Dimensions> dimensions) {
  public MediaDescription {
    renditions = List.copyOf(renditions);
  }

  /** The same of which something else is said. */
  public MediaDescription with(ItemRecord other) {
    return new MediaDescription(item, renditions, other, dimensions);
  }

  /** The same of which more is known. */
  public MediaDescription with(Dimensions seen) {
    return new MediaDescription(item, renditions, record, Optional.of(seen));
  }
}
