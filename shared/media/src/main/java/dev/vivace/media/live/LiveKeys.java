package dev.vivace.media.live;

/** Where live streams are in the bucket. */
public final class LiveKeys {
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

  static String chunks(LiveStreamId id) {
    return prefix(id) + "chunks/";
  }

  static String chunk(LiveStreamId id, int number) {
    return chunks(id) + "%012d".formatted(number);
  }

  /** What all keys of a stream begin with. */
  static String prefix(LiveStreamId id) {
    return "live/" + id + "/";
  }
}
