package dev.vivace.audio.extent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The first bytes of a part of a file, as many as have passed by. */
final class Header {
  private final byte[] bytes = new byte[Chunks.MAX_HEADER_BYTES];
  private final ByteBuffer big = ByteBuffer.wrap(bytes);
  private final ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private long offset;
  private int length;

  /** The place of it in the file. */
  long offset() {
    return offset;
  }

  int length() {
    return length;
  }

  void append(byte[] source, int from, int count) {
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Becomes the header at another offset, of which some bytes may be there already. */
  void moveTo(long newOffset) {
    long distance = newOffset - offset;
    int kept = distance >= 0 && distance < length ? length - (int) distance : 0;
    System.arraycopy(bytes, length - kept, bytes, 0, kept);
    offset = newOffset;
    length = kept;
  }

  String text(int at, int count) {
    return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
  }

  int u8(int at) {
    return bytes[at] & 0xff;
  }

  int u24(int at) {
    return big.getInt(at) >>> 8;
  }

  long u32(int at) {
    return Integer.toUnsignedLong(big.getInt(at));
  }

  long u32le(int at) {
    return Integer.toUnsignedLong(little.getInt(at));
  }

  long s64(int at) {
    return big.getLong(at);
  }

  long s64le(int at) {
    return little.getLong(at);
  }
}
