package dev.vivace.media.store;

import dev.vivace.media.ByteRange;
import dev.vivace.media.Checksum;
import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Conflicts;
import dev.vivace.media.sniff.MediaTypeDetector;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads the object that holds a media item's bytes, {@code media/{mediaId}/original}.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Originals {
  private final S3Client s3;
  private final String bucket;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   */
  public Originals(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** The item and its version, by exactly one request to S3; empty if there is none. */
  public Optional<MediaVersion> find(MediaId id) {
    try {
      HeadObjectResponse head =
          s3.headObject(request ->
              request
                  .bucket(bucket)
                  .key(MediaKeys.original(id))
                  .checksumMode(ChecksumMode.ENABLED));
      return Optional.of(new MediaVersion(item(id, head), head.eTag(), head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Empty if there is no such object; S3 answers 416 by an {@code S3Exception}. */
  Optional<ResponseInputStream<GetObjectResponse>> open(MediaId id, ByteRange range) {
    return open(id, request -> request.range(range.header()));
  }

  /** Empty if there is no such object, or another version of it by now. */
  Optional<ResponseInputStream<GetObjectResponse>> open(MediaVersion version, ByteRange range) {
    try {
      return open(
          version.item().id(), request -> request.range(range.header()).ifMatch(version.eTag()));
    } catch (S3Exception e) {
      if (e.statusCode() == Conflicts.PRECONDITION_FAILED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<ResponseInputStream<GetObjectResponse>> open(
      MediaId id, Consumer<GetObjectRequest.Builder> wish) {
    try {
      return Optional.of(
          s3.getObject(
              request -> request.bucket(bucket).key(MediaKeys.original(id)).applyMutation(wish)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** The beginning of the object, for sniffing; empty if there is none. */
  public Optional<byte[]> firstBytes(MediaId id) {
    return open(id, ByteRange.first(MediaTypeDetector.SNIFFED_BYTES))
        .map(stream -> {
          try (stream) {
            return stream.readAllBytes();
          } catch (IOException broken) {
            throw SdkClientException.create("S3 did not give all bytes", broken);
          }
        });
  }

  /** What the object is stored with: shown in place only where that is harmless. */
  public static String contentDisposition(FileName fileName, MediaType type) {
    return fileName.toContentDisposition(type.harmless(Disposition.INLINE));
  }

  private static MediaItem item(MediaId id, HeadObjectResponse head) {
    return new MediaItem(
        id,
        Optional.ofNullable(head.contentDisposition())
            .flatMap(FileName::fromContentDisposition)
            .orElse(FileName.UNNAMED),
        Optional.ofNullable(head.contentType())
            .flatMap(MediaType::parse)
            .orElse(MediaType.OCTET_STREAM),
        head.contentLength(),
        Optional.ofNullable(head.checksumCRC64NVME())
            .map(value -> new Checksum(Checksum.CRC64NVME, value)));
  }
}
