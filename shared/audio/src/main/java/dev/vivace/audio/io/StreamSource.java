package dev.vivace.audio.io;

import java.io.IOException;
import java.io.InputStream;

/** A file that arrives once, such as the body of a request. */
final class StreamSource implements ByteSource {
  private final InputStream bytes;

  StreamSource(InputStream bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] target, int offset, int lengthBytes) throws IOException {
    return bytes.read(target, offset, lengthBytes);
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long offset) {
    throw new UnsupportedOperationException("this source is read forward only");
  }

  @Override
  public long sizeBytes() {
    return -1;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
