package dev.vivace.media.s3;

import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creates objects that never change. */
public final class ContentWriter {
  private final S3Client s3;

  /**
   * @param s3 the client; the caller closes it
   */
  public ContentWriter(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Creates an object, its checksum over all bytes verified by S3.
   *
   * @param object sets bucket, key and whatever else is stored with the bytes
   * @return false if there is one of this key already
   */
  public boolean create(Consumer<PutObjectRequest.Builder> object, Content content) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().ifNoneMatch("*").checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME);
    object.accept(request);
    return Conflicts.retried(() -> {
      try {
        s3.putObject(request.build(), content.toRequestBody());
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == Conflicts.PRECONDITION_FAILED) {
          return false;
        }
        throw e;
      }
    });
  }
}
