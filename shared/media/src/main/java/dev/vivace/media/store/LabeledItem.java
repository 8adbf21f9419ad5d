package dev.vivace.media.store;

import dev.vivace.media.MediaItem;

/**
 * A media item, and the words with which it came.
 *
 * @param label what its owner says of it
 */
public record LabeledItem(MediaItem item, ItemLabel label) {}
