package dev.vivace.audio;

import java.util.Map;

/**
 * One of libavformat's muxers.
 *
 * @param muxer FFmpeg's name of it
 * @param options its own
 */
record Container(String muxer, Map<String, String> options, Holding holding) {
  /** What a muxer does with a packet. */
  enum Holding {
    /** It writes each at once. */
    NOTHING,
    /** It waits for the next ones until it is told to write. */
    UNTIL_FLUSHED
  }

  static final Container MP3 =
      new Container("mp3", Map.of("id3v2_version", "0", "write_xing", "0"), Holding.NOTHING);
  static final Container ADTS = new Container("adts", Map.of(), Holding.NOTHING);
  static final Container OGG = new Container("ogg", Map.of(), Holding.UNTIL_FLUSHED);
  static final Container WEBM =
      new Container("webm", Map.of("live", "1", "cluster_time_limit", "20"), Holding.UNTIL_FLUSHED);
  static final Container FLAC = new Container("flac", Map.of(), Holding.NOTHING);
  static final Container WAV = new Container("wav", Map.of(), Holding.NOTHING);

  /** A fragment for each packet. */
  static final Container MP4 =
      new Container(
          "mp4",
          Map.of("movflags", "empty_moov+default_base_moof+frag_custom"),
          Holding.UNTIL_FLUSHED);
}
