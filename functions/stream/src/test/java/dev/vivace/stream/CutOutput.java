package dev.vivace.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A listener whose connection is cut after so many bytes, the last of which still arrive. */
public final class CutOutput extends OutputStream {
  private final ByteArrayOutputStream heard;
  private int leftBytes;

  public CutOutput(ByteArrayOutputStream heard, int bytes) {
    this.heard = heard;
    leftBytes = bytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int arriving = Math.min(length, leftBytes);
    heard.write(bytes, offset, arriving);
    leftBytes -= arriving;
    if (arriving < length) {
      throw new IOException("the connection is cut");
    }
  }
}
