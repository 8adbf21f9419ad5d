package dev.vivace.media.sniff;

import java.util.Optional;
import java.util.function.IntBinaryOperator;

/**
 * Streams without a header, told by frames that follow each other: MPEG audio (ISO/IEC 11172-3,
 * 2.4.2.3, and its extension to 2.5), AAC in ADTS (ISO/IEC 13818-7, 6.2) and MPEG transport streams
 * (ISO/IEC 13818-1, 2.4.3.2).
 */
final class AudioFrames {
  /** So many in a row are no chance. */
  private static final int CHAIN = 4;

  /** Some recordings begin within a frame; the largest has less than 2 KiB in practice. */
  private static final int SEARCHED_BYTES = 16 << 10;

  private static final int ADTS_HEADER_BYTES = 7;
  private static final int SYNC_BYTE = 0x47;
  private static final int[] PACKET_BYTES = {188, 192, 204};

  private static final int[] MPEG_1_RATES = {44_100, 48_000, 32_000};
  private static final int[][] KBITS = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  private AudioFrames() {}

  /** From anywhere near the beginning. */
  static Optional<String> search(Head head) {
    int reach = Math.min(SEARCHED_BYTES, head.length());
    for (int offset = 0; offset < reach; offset++) {
      Optional<String> found = head.u8(offset) == 0xff ? at(head.from(offset)) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return isTransportStream(head) ? Optional.of("video/mp2t") : Optional.empty();
  }

  /** From the first byte on. */
  static Optional<String> at(Head head) {
    if (isChain(head, AudioFrames::mpegFrameBytes)) {
      return Optional.of("audio/mpeg");
    }
    return isChain(head, AudioFrames::adtsFrameBytes) ? Optional.of("audio/aac") : Optional.empty();
  }

  private static boolean isChain(Head head, IntBinaryOperator frameBytes) {
    int offset = 0;
    for (int i = 0; i < CHAIN; i++) {
      int first = (int) head.u32(offset);
      int bytes = frameBytes.applyAsInt(first, (int) head.u32(offset + Integer.BYTES));
      // Version, layer and sample rate are the same in all frames of a stream.
      if (bytes == 0 || ((first ^ (int) head.u32(0)) & 0xfffe_0c00) != 0) {
        return false;
      }
      offset += bytes;
    }
    return head.has(0, offset);
  }

  /** Of a frame of MPEG audio; 0 of anything else, and of the free format. */
  private static int mpegFrameBytes(int header, int next) {
    int version = header >> 19 & 3;
    int layer = 4 - (header >> 17 & 3);
    int rateIndex = header >> 10 & 3;
    int bitrateIndex = header >> 12 & 15;
    boolean valid =
        header >>> 21 == 0x7ff
            && version != 1
            && layer != 4
            && rateIndex != 3
            && bitrateIndex != 0
            && bitrateIndex != 15;
    if (!valid) {
      return 0;
    }
    boolean mpeg1 = version == 3;
    int rate = MPEG_1_RATES[rateIndex] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
    int table = mpeg1 ? layer - 1 : layer == 1 ? 3 : 4;
    int bits = KBITS[table][bitrateIndex] * 1000;
    int padding = header >> 9 & 1;
    return switch (layer) {
      case 1 -> (12 * bits / rate + padding) * 4;
      case 2 -> 144 * bits / rate + padding;
      default -> (mpeg1 ? 144 : 72) * bits / rate + padding;
    };
  }

  private static int adtsFrameBytes(int header, int next) {
    boolean valid = header >>> 20 == 0xfff && (header >> 17 & 3) == 0 && (header >> 10 & 15) < 13;
    int bytes = ((header & 3) << 11) | (next >>> 21);
    return valid && bytes > ADTS_HEADER_BYTES ? bytes : 0;
  }

  /** Of packets of 188 bytes, with a time before each as on Blu-ray, or with check bytes behind. */
  static boolean isTransportStream(Head head) {
    for (int packetBytes : PACKET_BYTES) {
      for (int start = 0; start < packetBytes && head.has(start, CHAIN * packetBytes); start++) {
        if (isPackets(head, start, packetBytes)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Every sync byte within the first bytes: a single one in 256 would be chance. */
  private static boolean isPackets(Head head, int start, int packetBytes) {
    int end = Math.min(head.length(), SEARCHED_BYTES);
    int count = 0;
    for (int offset = start; offset < end; offset += packetBytes) {
      if (head.u8(offset) != SYNC_BYTE) {
        return false;
      }
      count++;
    }
    return count > CHAIN;
  }
}
