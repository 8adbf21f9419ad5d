package dev.vivace.media.sniff;

import java.util.Optional;

/**
 * The bytes before the content of an element of EBML (RFC 8794, section 6).
 *
 * @param id with its marker
 * @param bytes its own length
 * @param size of the content in bytes; {@link Long#MAX_VALUE} if it is not known
 */
public record EbmlHeader(int id, int bytes, long size) {
  private static final int MAX_ID_BYTES = 4;
  private static final int MAX_SIZE_BYTES = 8;

  /** Most bytes of a header. */
  public static final int MAX_BYTES = MAX_ID_BYTES + MAX_SIZE_BYTES;

  /** The header at an offset; empty if there is none, or it is not there as a whole. */
  public static Optional<EbmlHeader> at(Head head, int offset) {
    int idBytes = lengthOf(head.u8(offset));
    int sizeBytes = lengthOf(head.u8(offset + idBytes));
    if (idBytes > MAX_ID_BYTES
        || sizeBytes > MAX_SIZE_BYTES
        || !head.has(offset, idBytes + sizeBytes)) {
      return Optional.empty();
    }
    // All ones: the element ends where its parent does, as far as can be told here.
    long mask = (1L << (7 * sizeBytes)) - 1;
    long size = number(head, offset + idBytes, sizeBytes) & mask;
    return Optional.of(
        new EbmlHeader(
            (int) number(head, offset, idBytes),
            idBytes + sizeBytes,
            size == mask ? Long.MAX_VALUE : size));
  }

  /** An unsigned number of up to 8 bytes. */
  public static long number(Head head, int offset, int length) {
    long number = 0;
    for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
      number = (number << Byte.SIZE) | head.u8(offset + i);
    }
    return number;
  }

  /** Of a number whose first byte tells its length by its zeros in front: 1 to 8, or 9 of none. */
  private static int lengthOf(int firstByte) {
    return Integer.numberOfLeadingZeros(firstByte) - (Integer.SIZE - Byte.SIZE) + 1;
  }
}
