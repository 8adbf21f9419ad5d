package dev.vivace.audio;

import java.io.InputStream;

/** A body that arrives in pieces of a fixed size. */
public final class Pieces extends InputStream {
  private final byte[] bytes;
  private final int pieceBytes;
  private int offset;
  private int reads;

  public Pieces(byte[] bytes, int pieceBytes) {
    this.bytes = bytes;
    this.pieceBytes = pieceBytes;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int targetOffset, int lengthBytes) {
    reads++;
    int available = Math.min(pieceBytes - offset % pieceBytes, bytes.length - offset);
    if (available <= 0) {
      return -1;
    }
    int count = Math.min(lengthBytes, available);
    System.arraycopy(bytes, offset, target, targetOffset, count);
    offset += count;
    return count;
  }

  public int reads() {
    return reads;
  }
}
