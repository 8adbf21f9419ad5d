package dev.vivace.media.sniff;

import java.util.Optional;

/**
 * Streams without a header, told by frames that follow each other: {@linkplain MpegFrame MPEG
 * audio}, AAC in ADTS (ISO/IEC 13818-7, 6.2) and MPEG transport streams (ISO/IEC 13818-1, 2.4.3.2).
 */
final class AudioFrames {
  /** So many in a row are no chance. */
  private static final int CHAIN = 4;

  /** Some recordings begin within a frame; the largest has less than 2 KiB in practice. */
  private static final int SEARCHED_BYTES = 16 << 10;

  private static final int ADTS_HEADER_BYTES = 7;
  private static final int SYNC_BYTE = 0x47;
  private static final int[] PACKET_BYTES = {188, 192, 204};

  /** The length of the frame at an offset; 0 if there is none. */
  @FunctionalInterface
  private interface FrameBytes {
    int at(Head head, int offset);
  }

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

  private static boolean isChain(Head head, FrameBytes frameBytes) {
    int offset = 0;
    for (int i = 0; i < CHAIN; i++) {
      int bytes = frameBytes.at(head, offset);
      // Version, layer and sample rate are the same in all frames of a stream.
      if (bytes == 0 || ((head.u32(offset) ^ head.u32(0)) & 0xfffe_0c00L) != 0) {
        return false;
      }
      offset += bytes;
    }
    return head.has(0, offset);
  }

  /** Of a frame of MPEG audio; 0 of anything else, and of the free format. */
  private static int mpegFrameBytes(Head head, int offset) {
    return MpegFrame.at(head, offset).map(MpegFrame::bytes).orElse(0);
  }

  private static int adtsFrameBytes(Head head, int offset) {
    int header = (int) head.u32(offset);
    int next = (int) head.u32(offset + Integer.BYTES);
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
