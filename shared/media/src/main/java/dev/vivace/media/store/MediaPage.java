package dev.vivace.media.store;

import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import java.util.List;
import java.util.Optional;

/**
 * A page of media items, newest first.
 *
 * @param items the items
 * @param next what to list {@code after} for the next page; empty on the last
 */
public record MediaPage(List<MediaItem> items, Optional<MediaId> next) {
  public MediaPage {
    items = List.copyOf(items);
  }
}
