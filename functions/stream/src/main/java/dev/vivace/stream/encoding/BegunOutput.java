package dev.vivace.stream.encoding;

import java.io.IOException;
import java.io.OutputStream;

/** Begins with some bytes, but not before there are others: until then nothing is sent. */
public final class BegunOutput extends OutputStream {
  private final OutputStream listener;
  private byte[] beginning;

  public BegunOutput(byte[] beginning, OutputStream listener) {
    this.beginning = beginning;
    this.listener = listener;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
    if (beginning.length > 0) {
      listener.write(beginning);
      beginning = new byte[0];
    }
    listener.write(bytes, offset, lengthBytes);
  }

  @Override
  public void flush() throws IOException {
    listener.flush();
  }
}
