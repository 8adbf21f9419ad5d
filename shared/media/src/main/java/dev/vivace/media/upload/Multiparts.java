package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Originals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * S3's multipart uploads of originals. Of an abort and a completion, S3 lets exactly one have its
 * way.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Multiparts {
  /** A request that takes less is not worth cutting off. */
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

  private final S3Client s3;
  private final String bucket;
  private final Clock clock;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   * @param clock tells deadlines
   */
  public Multiparts(S3Client s3, String bucket, Clock clock) {
    this.s3 = s3;
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * Opens one and returns S3's name for it. The algorithm is said, or the SDK would say another,
   * whose parts could not be sent without checksums of their own.
   */
  public String create(MediaId mediaId, FileName fileName, MediaType provisionalType) {
    return s3.createMultipartUpload(request ->
            request
                .bucket(bucket)
                .key(MediaKeys.original(mediaId))
                .contentType(provisionalType.value())
                .contentDisposition(Originals.contentDisposition(fileName, provisionalType))
                .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                .checksumType(ChecksumType.FULL_OBJECT))
        .uploadId();
  }

  /**
   * Sends a part; one that was sent before is replaced. Does nothing if the multipart upload is
   * completed, aborted or expired.
   *
   * @param number from 1
   * @param bytes as many as the plan gives that part
   */
  public void send(Upload upload, int number, byte[] bytes) {
    try {
      s3.uploadPart(
          request ->
              request
                  .bucket(bucket)
                  .key(MediaKeys.original(upload.mediaId()))
                  .uploadId(upload.multipartId())
                  .partNumber(number)
                  .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
          RequestBody.fromBytes(bytes));
    } catch (NoSuchUploadException e) {
      // Whoever has completed it had all parts.
      return;
    }
  }

  /**
   * The parts that have arrived, by number; empty if the multipart upload is completed, aborted or
   * expired.
   */
  public Optional<SortedMap<Integer, Part>> parts(Upload upload) {
    try {
      SortedMap<Integer, Part> parts = new TreeMap<>();
      s3.listPartsPaginator(list ->
              list.bucket(bucket)
                  .key(MediaKeys.original(upload.mediaId()))
                  .uploadId(upload.multipartId()))
          .parts()
          .forEach(part -> parts.put(part.partNumber(), part));
      return Optional.of(parts);
    } catch (NoSuchUploadException e) {
      return Optional.empty();
    }
  }

  /**
   * Lets S3 put the parts together. That may take minutes, and S3 goes on when nobody waits any
   * more (Amazon S3 API Reference, CompleteMultipartUpload).
   *
   * @param condition on the object that is there
   * @return whether S3 has done it before the deadline
   */
  boolean complete(
      Upload upload,
      Collection<Part> parts,
      Consumer<CompleteMultipartUploadRequest.Builder> condition,
      Instant deadline) {
    List<CompletedPart> completed =
        parts.stream()
            .map(part ->
                CompletedPart.builder()
                    .partNumber(part.partNumber())
                    .eTag(part.eTag())
                    .checksumCRC64NVME(part.checksumCRC64NVME())
                    .build())
            .toList();
    Duration left = Duration.between(clock.instant(), deadline);
    try {
      s3.completeMultipartUpload(request ->
          request
              .bucket(bucket)
              .key(MediaKeys.original(upload.mediaId()))
              .uploadId(upload.multipartId())
              .multipartUpload(assembled -> assembled.parts(completed))
              .overrideConfiguration(
                  call -> call.apiCallTimeout(left.compareTo(LEAST_WAIT) > 0 ? left : LEAST_WAIT))
              .applyMutation(condition));
      return true;
    } catch (ApiCallTimeoutException e) {
      return false;
    }
  }

  /** Does nothing if it is completed, aborted or expired. */
  void abort(Upload upload) {
    try {
      s3.abortMultipartUpload(request ->
          request
              .bucket(bucket)
              .key(MediaKeys.original(upload.mediaId()))
              .uploadId(upload.multipartId()));
    } catch (NoSuchUploadException e) {
      // That is what was wanted; what became of it, the original tells.
      return;
    }
  }
}
