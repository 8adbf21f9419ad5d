package dev.vivace.s3.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The algorithms that multipart uploads were opened with, a small file for each open upload.
 * S3Proxy forgets them.
 */
final class AgreedChecksums {
  private final Path folder;

  AgreedChecksums(Path folder) {
    this.folder = folder;
  }

  /** Keeps the algorithm of an upload, such as {@code CRC64NVME}. */
  void keep(String uploadId, String algorithm) {
    try {
      Files.writeString(folder.resolve(uploadId), algorithm.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The algorithm of an upload, such as {@code crc64nvme}; empty if none was agreed on.
   *
   * @param uploadId of an upload that is known to be open
   */
  Optional<String> of(String uploadId) {
    try {
      return Optional.of(Files.readString(folder.resolve(uploadId)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets an upload that is open no more. */
  void forget(String uploadId) {
    try {
      Files.deleteIfExists(folder.resolve(uploadId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
