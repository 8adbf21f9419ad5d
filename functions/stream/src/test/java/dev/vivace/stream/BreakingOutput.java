package dev.vivace.stream;

import java.io.IOException;
import java.io.OutputStream;

/** Fails once after so many bytes, and takes everything again after that. */
public final class BreakingOutput extends OutputStream {
  private long leftBytes;
  private boolean broken;
  private long bytesAfterTheBreak;

  public BreakingOutput(long bytes) {
    leftBytes = bytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (broken) {
      bytesAfterTheBreak += length;
      return;
    }
    leftBytes -= length;
    if (leftBytes < 0) {
      broken = true;
      throw new IOException("the connection broke");
    }
  }

  public long bytesAfterTheBreak() {
    return bytesAfterTheBreak;
  }
}
