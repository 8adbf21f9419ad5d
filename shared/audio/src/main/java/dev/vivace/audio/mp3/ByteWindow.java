package dev.vivace.audio.mp3;

import java.io.IOException;
import java.io.OutputStream;

/** Lets a range of what is written through to a sink, and flushes only what it let through. */
final class ByteWindow extends OutputStream {
  private final OutputStream sink;
  private long skipBytes;
  private long leftBytes;
  private long writtenBytes;
  private long flushedBytes;

  ByteWindow(OutputStream sink, long skipBytes, long lengthBytes) {
    this.sink = sink;
    this.skipBytes = skipBytes;
    this.leftBytes = lengthBytes;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
    int skipped = (int) Math.min(skipBytes, lengthBytes);
    skipBytes -= skipped;
    int count = (int) Math.min(leftBytes, lengthBytes - skipped);
    if (count > 0) {
      sink.write(bytes, offset + skipped, count);
      leftBytes -= count;
      writtenBytes += count;
    }
  }

  /** Whether the last byte of the range has been written. */
  boolean full() {
    return leftBytes == 0;
  }

  long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void flush() throws IOException {
    if (writtenBytes > flushedBytes) {
      flushedBytes = writtenBytes;
      sink.flush();
    }
  }
}
