package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;
import java.time.Duration;
import java.util.Optional;

/** The streaminfo of FLAC (RFC 9639, section 8.2), always its first metadata block. */
final class FlacInfo {
  private static final int BLOCK_HEADER_BYTES = 4;
  private static final int RATE_OFFSET = BLOCK_HEADER_BYTES + 10;
  private static final int NEEDED_BYTES = RATE_OFFSET + 8;

  private FlacInfo() {}

  /**
   * @param offset of the block
   */
  static Dimensions at(Head head, int offset) {
    Head block = head.from(offset);
    // A total of 0 says that it is not known.
    return Dimensions.of(
        block.has(0, NEEDED_BYTES)
            ? Dimensions.duration(
                ((block.u32(RATE_OFFSET) & 0xf) << 32) | block.u32(RATE_OFFSET + 4), rate(block))
            : Optional.<Duration>empty());
  }

  /** Hz. */
  static long rate(Head block) {
    return block.u32(RATE_OFFSET) >> 12;
  }
}
