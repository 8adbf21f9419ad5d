package dev.vivace.media;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored file. Its bytes never change.
 *
 * @param id its name
 * @param fileName what its uploader called it
 * @param contentType what its first bytes say that it is
 * @param sizeBytes its length in bytes
 * @param checksum what S3 computed over all of its bytes, where S3 has it
 */
public record MediaItem(
    MediaId id,
    FileName fileName,
    MediaType contentType,
    long sizeBytes,
    Optional<Checksum> checksum) {

  /** The time at which it was first given an id, to the millisecond. */
  public Instant createdAt() {
    return id.createdAt();
  }
}
