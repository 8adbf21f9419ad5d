package dev.vivace.audio;

/** A seekable file in memory that counts how it is read. */
final class RecordedSource implements ByteSource {
  private final ArraySource file;
  private int seeks;
  private int closes;
  private long readBytes;

  RecordedSource(byte[] bytes) {
    file = new ArraySource(bytes);
  }

  @Override
  public int read(byte[] target, int offset, int lengthBytes) {
    int count = file.read(target, offset, lengthBytes);
    readBytes += Math.max(count, 0);
    return count;
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public void seek(long offset) {
    seeks++;
    file.seek(offset);
  }

  @Override
  public long sizeBytes() {
    return file.sizeBytes();
  }

  @Override
  public void close() {
    closes++;
  }

  int seeks() {
    return seeks;
  }

  long readBytes() {
    return readBytes;
  }

  int closes() {
    return closes;
  }
}
