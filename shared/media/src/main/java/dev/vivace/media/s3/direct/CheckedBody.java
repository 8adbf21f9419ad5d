package dev.vivace.media.s3.direct;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Checksum;

/** Bytes of a whole object, which end with an exception if they are not those that were stored. */
final class CheckedBody extends FilterInputStream {
  private final BodyChecksum expected;
  private final Checksum made;

  CheckedBody(InputStream bytes, BodyChecksum expected) {
    super(bytes);
    this.expected = expected;
    this.made = expected.algorithm().get();
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next < 0) {
      compare();
    } else {
      made.update(next);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count < 0) {
      compare();
    } else {
      made.update(buffer, offset, count);
    }
    return count;
  }

  /** Skipped bytes count, too. */
  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[Math.clamp(count, 0, 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void compare() throws IOException {
    if (!expected.matches(made)) {
      throw new IOException("S3's bytes are not those of their checksum " + expected.expected());
    }
  }
}
