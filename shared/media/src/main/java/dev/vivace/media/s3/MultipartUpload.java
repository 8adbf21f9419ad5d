package dev.vivace.media.s3;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One multipart upload of an object. Of an abort and a completion, S3 lets exactly one have its
 * way.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 *
 * @param key of the object that is to be
 * @param id S3's name for the upload
 */
public record MultipartUpload(Bucket bucket, String key, String id) {

  /**
   * Opens one. The algorithm is said, or the SDK would say another, whose parts could not be sent
   * without checksums of their own.
   *
   * @param object sets what is stored with the bytes
   */
  public static MultipartUpload begin(
      Bucket bucket, String key, Consumer<CreateMultipartUploadRequest.Builder> object) {
    String id =
        bucket
            .s3()
            .createMultipartUpload(request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                    .checksumType(ChecksumType.FULL_OBJECT)
                    .applyMutation(object))
            .uploadId();
    return new MultipartUpload(bucket, key, id);
  }

  /**
   * Sends a part; one that was sent before is replaced.
   *
   * @param number from 1
   * @throws NoSuchUploadException if the upload is completed, aborted or expired
   */
  public CompletedPart send(int number, byte[] bytes) {
    UploadPartResponse sent =
        bucket
            .s3()
            .uploadPart(
                request ->
                    request
                        .bucket(bucket.name())
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
                RequestBody.fromBytes(bytes));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(sent.eTag())
        .checksumCRC64NVME(sent.checksumCRC64NVME())
        .build();
  }

  /** The parts that have arrived, by number; empty if it is completed, aborted or expired. */
  public Optional<SortedMap<Integer, Part>> parts() {
    try {
      SortedMap<Integer, Part> parts = new TreeMap<>();
      bucket
          .s3()
          .listPartsPaginator(list -> list.bucket(bucket.name()).key(key).uploadId(id))
          .parts()
          .forEach(part -> parts.put(part.partNumber(), part));
      return Optional.of(parts);
    } catch (NoSuchUploadException e) {
      return Optional.empty();
    }
  }

  /** A part that has arrived, as {@link #complete} takes it. */
  public static CompletedPart completed(Part part) {
    return CompletedPart.builder()
        .partNumber(part.partNumber())
        .eTag(part.eTag())
        .checksumCRC64NVME(part.checksumCRC64NVME())
        .build();
  }

  /**
   * Makes the object: a {@linkplain ConditionalWrites write}.
   *
   * @param wish the condition on the object that is there, and how long to wait
   */
  public WrittenObject complete(
      Collection<CompletedPart> parts, Consumer<CompleteMultipartUploadRequest.Builder> wish) {
    CompleteMultipartUploadResponse completed =
        bucket
            .s3()
            .completeMultipartUpload(request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .uploadId(id)
                    .multipartUpload(assembled -> assembled.parts(parts))
                    .applyMutation(wish));
    return new WrittenObject(Optional.ofNullable(completed.checksumCRC64NVME()));
  }

  /** Gives it up, and its parts. Does nothing if it is completed, aborted or expired. */
  public void abort() {
    try {
      bucket
          .s3()
          .abortMultipartUpload(request -> request.bucket(bucket.name()).key(key).uploadId(id));
    } catch (NoSuchUploadException e) {
      // That is what was wanted; what became of it, the object tells.
      return;
    }
  }
}
