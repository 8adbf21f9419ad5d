package dev.vivace.audio.io;

/** A file that is in memory. */
public final class ArraySource implements ByteSource {
  private final byte[] bytes;
  private int offset;

  public ArraySource(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] target, int targetOffset, int lengthBytes) {
    int readBytes = Math.min(lengthBytes, bytes.length - offset);
    if (readBytes <= 0) {
      return -1;
    }
    System.arraycopy(bytes, offset, target, targetOffset, readBytes);
    offset += readBytes;
    return readBytes;
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public void seek(long newOffset) {
    offset = Math.clamp(newOffset, 0, bytes.length);
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public void close() {}
}
