package dev.vivace.s3.store;

import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * Takes a body in before it is stored, so that no lock is held while a slow client sends. Small
 * bodies wait in memory as long as there is room for all of them, and in files otherwise.
 */
final class Spool {
  private static final int MAX_BYTES_IN_MEMORY = 1024 * 1024;
  private static final int MAX_BODIES_IN_MEMORY = 32;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path folder;
  private final Semaphore memory = new Semaphore(MAX_BODIES_IN_MEMORY);

  Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * A body that has arrived. Whoever took it closes it.
   *
   * @param bytes the body
   * @param checksum CRC64NVME over it, in base64
   * @param removal removes what holds it
   */
  record Body(ByteSource bytes, String checksum, Closeable removal) implements Closeable {
    @Override
    public void close() throws IOException {
      removal.close();
    }
  }

  /** Reads a body to its end. What validates it on the way may throw. */
  Body take(InputStream payload) throws IOException {
    if (!memory.tryAcquire()) {
      return intoFile(new byte[0], payload);
    }
    boolean isKept = false;
    try {
      byte[] head = payload.readNBytes(MAX_BYTES_IN_MEMORY);
      if (head.length == MAX_BYTES_IN_MEMORY) {
        return intoFile(head, payload);
      }
      SdkChecksum checksum = FlexChecksum.CRC64NVME.newChecksum();
      checksum.update(head, 0, head.length);
      Body body = new Body(ByteSource.wrap(head), Checksums.base64(checksum), memory::release);
      isKept = true;
      return body;
    } finally {
      if (!isKept) {
        memory.release();
      }
    }
  }

  private Body intoFile(byte[] head, InputStream rest) throws IOException {
    SdkChecksum checksum = FlexChecksum.CRC64NVME.newChecksum();
    checksum.update(head, 0, head.length);
    Path file = Files.createTempFile(folder, "body", "");
    boolean complete = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
        checksum.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
      complete = true;
    } finally {
      if (!complete) {
        Files.delete(file);
      }
    }
    return new Body(
        MoreFiles.asByteSource(file), Checksums.base64(checksum), () -> Files.delete(file));
  }
}
