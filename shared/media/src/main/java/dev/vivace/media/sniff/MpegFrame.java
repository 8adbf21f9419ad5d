package dev.vivace.media.sniff;

import java.util.Optional;

/**
 * The header of a frame of MPEG audio (ISO/IEC 11172-3, 2.4.2.3, ISO/IEC 13818-3, and their
 * extension to half the sample rates, 2.5).
 *
 * @param header its four bytes, valid, and not of the free format
 */
public record MpegFrame(int header) {
  public static final int HEADER_BYTES = 4;

  /** Version, layer and sample rate are the same in all frames of a stream. */
  private static final int SAME = 0xfffe_0c00;

  private static final int[] MPEG_1_RATES = {44_100, 48_000, 32_000};
  private static final int[][] KBITS = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  /** The frame at an offset; empty if there is none. */
  public static Optional<MpegFrame> at(Head head, int offset) {
    int header = (int) head.u32(offset);
    int bitrateIndex = header >> 12 & 15;
    boolean valid =
        header >>> 21 == 0x7ff
            && (header >> 19 & 3) != 1
            && (header >> 17 & 3) != 0
            && (header >> 10 & 3) != 3
            && bitrateIndex != 0
            && bitrateIndex != 15;
    return valid ? Optional.of(new MpegFrame(header)) : Optional.empty();
  }

  /** Whether both may be in one stream. */
  public boolean isLike(MpegFrame other) {
    return ((header ^ other.header) & SAME) == 0;
  }

  private boolean isMpeg1() {
    return (header >> 19 & 3) == 3;
  }

  private int layer() {
    return 4 - (header >> 17 & 3);
  }

  /** Hz. */
  public int sampleRate() {
    int halvings = isMpeg1() ? 0 : (header >> 19 & 3) == 2 ? 1 : 2;
    return MPEG_1_RATES[header >> 10 & 3] >> halvings;
  }

  public int bitsPerSecond() {
    int table = isMpeg1() ? layer() - 1 : layer() == 1 ? 3 : 4;
    return KBITS[table][header >> 12 & 15] * 1000;
  }

  /** Samples of each channel. */
  public int samples() {
    return switch (layer()) {
      case 1 -> 384;
      case 2 -> 1152;
      default -> isMpeg1() ? 1152 : 576;
    };
  }

  /** Bytes of the whole frame. */
  public int bytes() {
    int padding = header >> 9 & 1;
    return layer() == 1
        ? (12 * bitsPerSecond() / sampleRate() + padding) * 4
        : samples() / 8 * bitsPerSecond() / sampleRate() + padding;
  }

  /** Bytes of side information of layer III, behind the header (ISO/IEC 11172-3, 2.4.1.7). */
  public int sideBytes() {
    boolean mono = (header >> 6 & 3) == 3;
    return isMpeg1() ? (mono ? 17 : 32) : (mono ? 9 : 17);
  }
}
