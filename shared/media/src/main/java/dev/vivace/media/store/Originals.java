package dev.vivace.media.store;

import dev.vivace.media.ByteRange;
import dev.vivace.media.Checksum;
import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ObjectHead;
import dev.vivace.media.s3.OpenedObject;
import dev.vivace.media.sniff.MediaTypeDetector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Reads the object that holds a media item's bytes, {@code media/{mediaId}/original}.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Originals {
  private final Bucket bucket;

  public Originals(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The item, by exactly one request to S3; empty if there is none. */
  public Optional<MediaItem> find(MediaId id) {
    return bucket.head(MediaKeys.original(id)).map(head -> item(id, head));
  }

  /** The item and its version, by exactly one request to S3; empty if there is none. */
  public Optional<MediaVersion> findVersion(MediaId id) {
    return bucket
        .head(MediaKeys.original(id))
        .map(head -> new MediaVersion(item(id, head), head.eTag(), head.lastModified()));
  }

  /** Empty if there is no such object; S3 answers 416 by an {@code S3Exception}. */
  Optional<OpenedObject> open(MediaId id, ByteRange range) {
    return bucket.open(MediaKeys.original(id), range);
  }

  /** Empty if there is no such object, or another version of it by now. */
  Optional<OpenedObject> open(MediaVersion version, ByteRange range) {
    return bucket.open(MediaKeys.original(version.item().id()), version.eTag(), range);
  }

  /** The beginning of the object, for sniffing; empty if there is none. */
  public Optional<byte[]> firstBytes(MediaId id) {
    return open(id, ByteRange.first(MediaTypeDetector.SNIFFED_BYTES))
        .map(opened -> {
          try (InputStream stream = opened.bytes()) {
            return stream.readAllBytes();
          } catch (IOException broken) {
            throw SdkClientException.create("S3 did not give all bytes", broken);
          }
        });
  }

  /** The disposition that the object is stored with: shown in place only where that is harmless. */
  public static String contentDisposition(FileName fileName, MediaType type) {
    return fileName.toContentDisposition(type.harmless(Disposition.INLINE));
  }

  private static MediaItem item(MediaId id, ObjectHead head) {
    return new MediaItem(
        id,
        head.contentDisposition()
            .flatMap(FileName::fromContentDisposition)
            .orElse(FileName.UNNAMED),
        head.contentType().flatMap(MediaType::parse).orElse(MediaType.OCTET_STREAM),
        head.lengthBytes(),
        head.checksumCrc64Nvme().map(value -> new Checksum(Checksum.CRC64NVME, value)));
  }
}
