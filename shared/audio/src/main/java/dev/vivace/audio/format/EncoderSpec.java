package dev.vivace.audio.format;

import java.util.Map;

/**
 * One of libavcodec's encoders.
 *
 * @param encoder FFmpeg's name of it
 * @param sampleFormat FFmpeg's name of the sample format it takes
 * @param options its own and the codec context's
 */
public record EncoderSpec(String encoder, String sampleFormat, Map<String, String> options) {
  /**
   * LAME's quality 7 adapts its threshold of hearing to nothing that was before. FFmpeg has no
   * option for {@code athaa_type}, which would do so at the other qualities.
   */
  public static final int LAME_QUALITY = 7;

  static final EncoderSpec MP3 =
      new EncoderSpec(
          "libmp3lame",
          "fltp",
          Map.of("reservoir", "0", "compression_level", Integer.toString(LAME_QUALITY)));
  static final EncoderSpec AAC = new EncoderSpec("aac", "fltp", Map.of("flags", "bitexact"));

  /** Its configuration stands in the container's header and not in each frame. */
  static final EncoderSpec AAC_IN_MP4 =
      new EncoderSpec("aac", "fltp", Map.of("flags", "bitexact+global_header"));

  /**
   * libopus, which the binding has built in: FFmpeg's own encoder is experimental. Its bit rate
   * varies within bounds, since without them speech takes half as much again as was asked for.
   */
  static final EncoderSpec OPUS = new EncoderSpec("libopus", "flt", Map.of("vbr", "constrained"));

  /** In frames of 576 samples where 4608 are usual. */
  static final EncoderSpec FLAC = new EncoderSpec("flac", "s16", Map.of("frame_size", "576"));

  /** The same in frames of a number of samples that the container counts in. */
  public static EncoderSpec flac(int frameSamples) {
    return new EncoderSpec(
        FLAC.encoder(),
        FLAC.sampleFormat(),
        Map.of("frame_size", Integer.toString(frameSamples), "flags", "bitexact"));
  }

  static final EncoderSpec PCM = new EncoderSpec("pcm_s16le", "s16", Map.of());
}
