package dev.vivace.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on so many bytes and fails then. */
final class FirstBytes extends FilterOutputStream {
  private int remaining;

  FirstBytes(OutputStream out, int count) {
    super(out);
    remaining = count;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int count = Math.min(length, remaining);
    out.write(bytes, offset, count);
    remaining -= count;
    if (count < length) {
      throw new IOException("cut here");
    }
  }
}
