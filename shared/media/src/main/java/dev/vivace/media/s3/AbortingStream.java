package dev.vivace.media.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.Abortable;

/**
 * Closed early, it drops the connection: the SDK's own close may read gigabytes to be able to use
 * it again.
 */
final class AbortingStream extends FilterInputStream {
  private final Abortable response;
  private boolean ended;

  private AbortingStream(InputStream bytes, Abortable response) {
    super(bytes);
    this.response = response;
  }

  /** Wraps the body of an answer. */
  static <S extends InputStream & Abortable> InputStream of(S response) {
    return new AbortingStream(response, response);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    ended |= next < 0;
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    ended |= count < 0;
    return count;
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      response.abort();
    }
    super.close();
  }
}
