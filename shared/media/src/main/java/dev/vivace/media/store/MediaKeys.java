package dev.vivace.media.store;

import dev.vivace.media.MediaId;
import java.util.Optional;

/** Where media items are in the bucket. */
public final class MediaKeys {
  static final String MEDIA = "media/";

  private MediaKeys() {}

  static String item(MediaId id) {
    return MEDIA + id + "/";
  }

  /** The object that holds the item's bytes. */
  public static String original(MediaId id) {
    return item(id) + "original";
  }

  static String renditions(MediaId id) {
    return item(id) + "renditions/";
  }

  public static String rendition(MediaId id, RenditionName name) {
    return renditions(id) + name;
  }

  /** What the keys of all links to the item begin with. */
  public static String links(MediaId id) {
    return item(id) + "links/";
  }

  static String segments(MediaId id) {
    return item(id) + "hls/";
  }

  static String segment(MediaId id, RenditionName rendition, long number) {
    return segments(id) + rendition + "/" + number;
  }

  /** The id in {@code media/{id}/}; empty for a prefix that is not of our making. */
  static Optional<MediaId> mediaIdOf(String itemPrefix) {
    return MediaId.parse(itemPrefix.substring(MEDIA.length(), itemPrefix.length() - 1));
  }
}
