package dev.vivace.audio.format;

import java.util.Map;

/**
 * One of libavformat's muxers.
 *
 * @param muxer FFmpeg's name of it
 * @param options its own
 */
public record MuxerSpec(String muxer, Map<String, String> options, Holding holding) {
  /** What a muxer does with a packet. */
  public enum Holding {
    /** It writes each at once. */
    NOTHING,
    /** It waits for the next ones until it is told to write. */
    UNTIL_FLUSHED
  }

  static final MuxerSpec MP3 =
      new MuxerSpec("mp3", Map.of("id3v2_version", "0", "write_xing", "0"), Holding.NOTHING);
  static final MuxerSpec ADTS = new MuxerSpec("adts", Map.of(), Holding.NOTHING);
  static final MuxerSpec OGG = new MuxerSpec("ogg", Map.of(), Holding.UNTIL_FLUSHED);
  static final MuxerSpec WEBM =
      new MuxerSpec("webm", Map.of("live", "1", "cluster_time_limit", "20"), Holding.UNTIL_FLUSHED);
  static final MuxerSpec FLAC = new MuxerSpec("flac", Map.of(), Holding.NOTHING);
  static final MuxerSpec WAV = new MuxerSpec("wav", Map.of(), Holding.NOTHING);

  /** A fragment for each packet. */
  static final MuxerSpec MP4 =
      new MuxerSpec(
          "mp4",
          Map.of("movflags", "empty_moov+default_base_moof+frag_custom"),
          Holding.UNTIL_FLUSHED);
}
