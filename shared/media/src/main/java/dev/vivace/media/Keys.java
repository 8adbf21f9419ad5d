package dev.vivace.media;

import java.util.Optional;

/** Where things are in the bucket. */
final class Keys {
  static final String MEDIA = "media/";

  private Keys() {}

  static String item(MediaId id) {
    return MEDIA + id + "/";
  }

  static String original(MediaId id) {
    return item(id) + "original";
  }

  static String renditions(MediaId id) {
    return item(id) + "renditions/";
  }

  static String rendition(MediaId id, RenditionName name) {
    return renditions(id) + name;
  }

  static String uploadState(UploadId id) {
    return "uploads/" + id + ".json";
  }

  /** The id in {@code media/{id}/}; empty for a prefix that is not of our making. */
  static Optional<MediaId> mediaIdOf(String itemPrefix) {
    return MediaId.parse(itemPrefix.substring(MEDIA.length(), itemPrefix.length() - 1));
  }
}
