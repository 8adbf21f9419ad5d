package dev.vivace.audio.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a media file, read forward; a seek is asked for only where the container can't be
 * read otherwise, as an MP4 whose index ({@code moov}) stands at the end. Short distances forward
 * are read through, so a seek is worth a ranged request. Not thread safe.
 */
public interface ByteSource extends Closeable {
  /**
   * Reads what is there, waiting only if there is nothing.
   *
   * @param lengthBytes at least 1
   * @return the number of bytes read, at least 1; or -1 at the end
   */
  int read(byte[] target, int offset, int lengthBytes) throws IOException;

  /** Whether {@link #seek} works. It is asked once. */
  boolean seekable();

  /**
   * The next read starts at this offset from the start of the file. An offset at or after the end
   * is allowed; reads then give -1.
   *
   * @throws UnsupportedOperationException if this is not {@link #seekable()}
   */
  void seek(long offset) throws IOException;

  /** The size of the whole file in bytes, or -1 if it is not known. */
  long sizeBytes();

  /** A seekable source over these bytes, which are not copied. */
  static ByteSource of(byte[] bytes) {
    return new ArraySource(bytes);
  }

  /**
   * A source that can only be read forward and does not know its size.
   *
   * @param bytes closed together with the source
   */
  static ByteSource forwardOnly(InputStream bytes) {
    return new StreamSource(bytes);
  }
}
