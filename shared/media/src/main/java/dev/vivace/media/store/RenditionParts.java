package dev.vivace.media.store;

import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Conflicts;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One S3 multipart upload of a rendition, its parts in order. Not thread safe. */
final class RenditionParts {
  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String multipartId;
  private final List<CompletedPart> parts = new ArrayList<>();

  /** Opens one. */
  RenditionParts(S3Client s3, String bucket, String key, MediaType contentType) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    multipartId =
        s3.createMultipartUpload(request ->
                request
                    .bucket(bucket)
                    .key(key)
                    .contentType(contentType.value())
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                    .checksumType(ChecksumType.FULL_OBJECT))
            .uploadId();
  }

  /** Sends the next part. */
  void send(byte[] content) {
    int number = parts.size() + 1;
    UploadPartResponse sent =
        s3.uploadPart(
            request ->
                request
                    .bucket(bucket)
                    .key(key)
                    .uploadId(multipartId)
                    .partNumber(number)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
            RequestBody.fromBytes(content));
    parts.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(sent.eTag())
            .checksumCRC64NVME(sent.checksumCRC64NVME())
            .build());
  }

  /**
   * Makes the object.
   *
   * @return false if there is one of this key already; then this upload has to be aborted
   */
  boolean complete() {
    return Conflicts.retried(() -> {
      try {
        s3.completeMultipartUpload(request ->
            request
                .bucket(bucket)
                .key(key)
                .uploadId(multipartId)
                .ifNoneMatch("*")
                .multipartUpload(assembled -> assembled.parts(parts)));
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == Conflicts.PRECONDITION_FAILED) {
          return false;
        }
        throw e;
      }
    });
  }

  void abort() {
    s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(multipartId));
  }
}
