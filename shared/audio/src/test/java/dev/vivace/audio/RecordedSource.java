package dev.vivace.audio;

import dev.vivace.audio.io.ArraySource;
import dev.vivace.audio.io.ByteSource;

/** A seekable file in memory that counts how it is read. */
public final class RecordedSource implements ByteSource {
  private final ArraySource file;
  private int seeks;
  private int closes;
  private long readBytes;

  public RecordedSource(byte[] bytes) {
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

  public int seeks() {
    return seeks;
  }

  public long readBytes() {
    return readBytes;
  }

  public int closes() {
    return closes;
  }
}
