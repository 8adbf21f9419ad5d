package dev.vivace.audio.extent;

import java.util.Set;

/**
 * The elements of Matroska and WebM. Segments and clusters that were written before their size was
 * known are entered; what is no element ends the telling.
 */
final class EbmlElements implements Chunks {
  private static final int SEGMENT = 0x18538067;
  private static final int CLUSTER = 0x1F43B675;
  private static final int MAX_ID_BYTES = 4;
  private static final int MAX_SIZE_BYTES = 8;

  /** More than any block has; a larger one is damage. */
  private static final long MAX_ELEMENT_BYTES = 1 << 24;

  /** The elements of segments and clusters, and EBML's own. */
  private static final Set<Integer> KNOWN =
      Set.of(
          0x1A45DFA3,
          SEGMENT,
          0x114D9B74,
          0x1549A966,
          0x1654AE6B,
          0x1C53BB6B,
          0x1941A469,
          0x1043A770,
          0x1254C367,
          CLUSTER,
          0xE7,
          0x5854,
          0xA7,
          0xAB,
          0xA3,
          0xA0,
          0xAF,
          0xEC,
          0xBF);

  @Override
  public int neededBytes(Header header) {
    if (header.length() == 0) {
      return 1;
    }
    int idBytes = lengthOf(header.u8(0));
    if (idBytes > MAX_ID_BYTES || header.length() <= idBytes) {
      return idBytes > MAX_ID_BYTES ? 1 : idBytes + 1;
    }
    int sizeBytes = lengthOf(header.u8(idBytes));
    return sizeBytes > MAX_SIZE_BYTES ? idBytes + 1 : idBytes + sizeBytes;
  }

  @Override
  public long after(Header header) {
    int idBytes = lengthOf(header.u8(0));
    if (idBytes > MAX_ID_BYTES || lengthOf(header.u8(idBytes)) > MAX_SIZE_BYTES) {
      return NOWHERE;
    }
    int sizeBytes = lengthOf(header.u8(idBytes));
    int id = (int) number(header, 0, idBytes);
    long mask = (1L << (7 * sizeBytes)) - 1;
    long size = number(header, idBytes, sizeBytes) & mask;
    long content = header.offset() + idBytes + sizeBytes;
    boolean outer = id == SEGMENT || id == CLUSTER;
    if (!KNOWN.contains(id)) {
      return NOWHERE;
    }
    if (size == mask) {
      return outer ? content : NOWHERE;
    }
    return outer || size <= MAX_ELEMENT_BYTES ? content + size : NOWHERE;
  }

  /** Of a number whose first byte tells its length by its zeros in front: 1 to 8, or 9 of none. */
  private static int lengthOf(int firstByte) {
    return Integer.numberOfLeadingZeros(firstByte) - (Integer.SIZE - Byte.SIZE) + 1;
  }

  private static long number(Header header, int at, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = (number << Byte.SIZE) | header.u8(at + i);
    }
    return number;
  }
}
