package dev.vivace.media.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Bytes that are to be stored. They must not change before the call that stores them has returned.
 */
public sealed interface Content {

  long sizeBytes();

  /** Its beginning, as much as there is of it. */
  byte[] firstBytes(int maxBytes);

  /** The body that the SDK sends. */
  RequestBody toRequestBody();

  /** Bytes in memory; the array is not copied. */
  static Content of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /**
   * A file.
   *
   * @throws UncheckedIOException if its size can't be read
   */
  static Content of(Path file) {
    try {
      return new InFile(file, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes in memory. Compared by identity: what is in them is nobody's key. */
  final class InMemory implements Content {
    private final byte[] bytes;

    private InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public RequestBody toRequestBody() {
      return RequestBody.fromByteBuffer(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    @Override
    public byte[] firstBytes(int maxBytes) {
      return Arrays.copyOf(bytes, Math.min(maxBytes, bytes.length));
    }
  }

  /**
   * A file.
   *
   * @param path where it is
   * @param sizeBytes its length when it was named
   */
  record InFile(Path path, long sizeBytes) implements Content {
    @Override
    public RequestBody toRequestBody() {
      return RequestBody.fromFile(path);
    }

    @Override
    public byte[] firstBytes(int maxBytes) {
      try (InputStream stream = Files.newInputStream(path)) {
        return stream.readNBytes(maxBytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
