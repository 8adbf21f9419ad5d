package dev.vivace.stream;

import java.io.IOException;
import java.io.OutputStream;

/** A listener who goes away after so many bytes. */
public final class ClosingOutput extends OutputStream {
  private long leftBytes;

  public ClosingOutput(long bytes) {
    leftBytes = bytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    leftBytes -= length;
    if (leftBytes < 0) {
      throw new IOException("the listener has gone");
    }
  }
}
