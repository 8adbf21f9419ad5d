package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VORBIS;

import java.util.Arrays;
import java.util.Optional;

/**
 * The memory that a decoder has of the packets before. The decoders that are not here are never
 * entered: AC-3 and AAC with SBR, for instance, go on with the noise that they made before.
 */
enum CodecMemory {
  /** The overlap of a frame; and the noise that stands for bands goes on for ever. */
  AAC_LC(AV_CODEC_ID_AAC, 200, Memory.ENDLESS),
  /** Each packet stands alone. */
  ALAC(AV_CODEC_ID_ALAC, 0, Memory.SHORT),
  /** The bit reservoir: up to 85 frames at 8 kbit/s, and two frames for overlap and filters. */
  MP3(AV_CODEC_ID_MP3, 2500, Memory.SHORT),
  /** Filters that forget by and by: RFC 7845, 4.6, wants 80 ms. */
  OPUS(AV_CODEC_ID_OPUS, 400, Memory.ENDLESS),
  /** The overlap of a packet. */
  VORBIS(AV_CODEC_ID_VORBIS, 500, Memory.SHORT);

  /** Whether what was long ago makes a difference. */
  private enum Memory {
    SHORT,
    ENDLESS
  }

  private static final int MILLISECONDS = 1000;

  private final int codecId;
  private final int preRollMs;
  private final Memory memory;

  CodecMemory(int codecId, int preRollMs, Memory memory) {
    this.codecId = codecId;
    this.preRollMs = preRollMs;
    this.memory = memory;
  }

  static Optional<CodecMemory> of(int codecId) {
    return Arrays.stream(values()).filter(codec -> codec.codecId == codecId).findFirst();
  }

  /** The sound that a new decoder has to be given before its samples count, in sample frames. */
  long preRollFrames(int sampleRate) {
    return (long) preRollMs * sampleRate / MILLISECONDS;
  }

  /** Whether only a new decoder at agreed places makes the samples the same in every process. */
  boolean isEndless() {
    return memory == Memory.ENDLESS;
  }

  /** Of the packets that a new decoder is given: how many give nothing. */
  int silentPackets() {
    return this == VORBIS ? 1 : 0;
  }
}
