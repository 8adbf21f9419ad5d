package dev.vivace.media.live;

import dev.vivace.media.store.RenditionName;

/** The keys of live streams in the bucket. */
public final class LiveKeys {
  /** The prefix of the keys of all streams. */
  static final String LIVE = "live/";

  private static final int CHUNK_DIGITS = 12;

  private LiveKeys() {}

  static String stream(LiveStreamId id) {
    return prefix(id) + "stream.json";
  }

  static String end(LiveStreamId id) {
    return prefix(id) + "end.json";
  }

  public static String archive(LiveStreamId id) {
    return prefix(id) + "archive.json";
  }

  /**
   * A segment of a rendition. What is listed behind a chunk must not hold segments, so that its
   * name sorts before.
   */
  static String segment(LiveStreamId id, RenditionName rendition, long number) {
    return prefix(id) + "broadcast/" + rendition + "/" + number;
  }

  /** A number with zeros before it, so that keys sort as their numbers do. */
  public static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  /** The prefix of all marks of a stream; they sort before chunks, too. */
  public static String marks(LiveStreamId id) {
    return prefix(id) + "bytes-before/";
  }

  static String chunks(LiveStreamId id) {
    return prefix(id) + "chunks/";
  }

  static String chunk(LiveStreamId id, int number) {
    return chunks(id) + padded(number, CHUNK_DIGITS);
  }

  /** The prefix of all keys of a stream. */
  static String prefix(LiveStreamId id) {
    return LIVE + id + "/";
  }
}
