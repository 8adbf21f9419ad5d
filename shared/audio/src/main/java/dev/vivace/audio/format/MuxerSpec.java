package dev.vivace.audio.format;

import java.util.HashMap;
import java.util.Map;

/**
 * One of libavformat's muxers.
 *
 * @param muxer FFmpeg's name of it
 * @param options its own
 */
public record MuxerSpec(String muxer, Map<String, String> options, Holding holding) {
  /** The holding of packets by a muxer. */
  public enum Holding {
    /** It writes each at once. */
    NOTHING,
    /** It waits for the next ones until it is told to write, or has a container's worth. */
    UNTIL_FLUSHED
  }

  static final MuxerSpec MP3 =
      new MuxerSpec("mp3", Map.of("id3v2_version", "0", "write_xing", "0"), Holding.NOTHING);
  static final MuxerSpec ADTS = new MuxerSpec("adts", Map.of(), Holding.NOTHING);

  /** Pages of a second, unless they are flushed before. */
  static final MuxerSpec OGG = new MuxerSpec("ogg", Map.of(), Holding.UNTIL_FLUSHED);

  static final MuxerSpec WEBM = new MuxerSpec("webm", Map.of("live", "1"), Holding.UNTIL_FLUSHED);

  /** In clusters of five seconds, with an index of them. */
  static final MuxerSpec WEBM_FILE =
      new MuxerSpec("webm", Map.of("cluster_time_limit", "5000"), Holding.UNTIL_FLUSHED);

  static final MuxerSpec FLAC = new MuxerSpec("flac", Map.of(), Holding.NOTHING);
  static final MuxerSpec WAV = new MuxerSpec("wav", Map.of(), Holding.NOTHING);

  /** A fragment for what is there when it is flushed. */
  static final MuxerSpec MP4 =
      new MuxerSpec(
          "mp4",
          Map.of("movflags", "empty_moov+default_base_moof+frag_custom"),
          Holding.UNTIL_FLUSHED);

  /** All samples in one piece, the table of them at the end. */
  static final MuxerSpec MP4_FILE = new MuxerSpec("mp4", Map.of(), Holding.UNTIL_FLUSHED);

  /**
   * The options for one stream: with its number where the container has one, and in MP4 with all
   * times in samples, which milliseconds would round.
   */
  public Map<String, String> optionsOf(int serial, int sampleRate) {
    Map<String, String> all = new HashMap<>(options);
    switch (muxer) {
      case "ogg" -> all.put("serial_offset", Integer.toString(serial));
      case "mp4" -> all.put("movie_timescale", Integer.toString(sampleRate));
      default -> {}
    }
    return all;
  }
}
