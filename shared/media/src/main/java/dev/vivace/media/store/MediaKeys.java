package dev.vivace.media.store;

import dev.vivace.media.MediaId;

/** The keys of media items in the bucket. */
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

  /** The prefix of the keys of all links to the item. */
  public static String links(MediaId id) {
    return item(id) + "links/";
  }

  /** The owner's words on the item. */
  static String record(MediaId id) {
    return item(id) + "record.json";
  }

  /** The prefix of the keys of all readings. */
  static String readings(MediaId id) {
    return item(id) + "readings/";
  }

  static String reading(MediaId id, ReadingName name) {
    return readings(id) + name.value();
  }

  /**
   * The prefix of the keys of the record, of all readings and of all renditions, and of no others.
   */
  static String description(MediaId id) {
    return item(id) + "re";
  }

  static String segments(MediaId id) {
    return item(id) + "hls/";
  }

  static String segment(MediaId id, RenditionName rendition, long number) {
    return segments(id) + rendition + "/" + number;
  }
}
