package dev.vivace.media.sniff;

import java.util.Optional;

/**
 * The bytes before the content of a box of ISO base media (ISO/IEC 14496-12, section 4.2).
 *
 * @param type four characters
 * @param bytes its own length
 * @param size of the whole box in bytes; {@link Long#MAX_VALUE} if it reaches to the end of what it
 *     is in
 */
public record BoxHeader(String type, int bytes, long size) {
  /** Of a size of 32 bits and a type. */
  public static final int BYTES = 8;

  /** Most bytes of a header: a size of 64 bits is behind. */
  public static final int MAX_BYTES = 16;

  /** The header at an offset; empty if it is not there as a whole, or tells less than itself. */
  public static Optional<BoxHeader> at(Head head, int offset) {
    long size = head.u32(offset);
    int bytes = size == 1 ? MAX_BYTES : BYTES;
    if (!head.has(offset, bytes)) {
      return Optional.empty();
    }
    if (size == 1) {
      size = head.s64(offset + BYTES);
    } else if (size == 0) {
      size = Long.MAX_VALUE;
    }
    return size < bytes
        ? Optional.empty()
        : Optional.of(new BoxHeader(head.text(offset + 4, 4), bytes, size));
  }
}
