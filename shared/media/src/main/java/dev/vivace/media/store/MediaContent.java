package dev.vivace.media.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of a media item while they arrive from S3. Whoever opened it closes it; closing before the
 * end drops the connection rather than read the rest.
 *
 * @param stream the bytes
 * @param lengthBytes how many bytes the stream has
 * @param totalBytes the length of the whole item
 */
public record MediaContent(InputStream stream, long lengthBytes, long totalBytes)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    stream.close();
  }
}
