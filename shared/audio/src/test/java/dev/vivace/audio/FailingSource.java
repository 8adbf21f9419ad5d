package dev.vivace.audio;

import dev.vivace.audio.io.ArraySource;
import dev.vivace.audio.io.ByteSource;
import java.io.IOException;

/** A file whose store fails after some bytes. */
public final class FailingSource implements ByteSource {
  private final ArraySource file;
  private final Exception failure;
  private int leftBytes;

  public FailingSource(byte[] bytes, int afterBytes, Exception failure) {
    this.file = new ArraySource(bytes);
    this.leftBytes = afterBytes;
    this.failure = failure;
  }

  @Override
  public int read(byte[] target, int offset, int lengthBytes) throws IOException {
    if (leftBytes == 0) {
      switch (failure) {
        case IOException io -> throw io;
        case RuntimeException unchecked -> throw unchecked;
        default -> throw new AssertionError(failure);
      }
    }
    int readBytes = file.read(target, offset, Math.min(lengthBytes, leftBytes));
    leftBytes -= Math.max(readBytes, 0);
    return readBytes;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long offset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long sizeBytes() {
    return file.sizeBytes();
  }

  @Override
  public void close() {}
}
