package dev.vivace.audio;

/** A seekable file in memory that counts how it is read. */
final class RecordedSource implements ByteSource {
  private final ArraySource file;
  private int seeks;
  private int closes;

  RecordedSource(byte[] bytes) {
    file = new ArraySource(bytes);
  }

  @Override
  public int read(byte[] target, int offset, int lengthBytes) {
    return file.read(target, offset, lengthBytes);
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

  int closes() {
    return closes;
  }
}
