package dev.vivace.media.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.MultipartUpload;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Originals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * S3's multipart uploads of originals.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Multiparts {
  /** A request that takes less is not worth cutting off. */
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

  private final Bucket bucket;
  private final Clock clock;

  /**
   * @param clock tells deadlines
   */
  public Multiparts(Bucket bucket, Clock clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Opens one and returns S3's name for it. */
  public String create(MediaId mediaId, FileName fileName, MediaType provisionalType) {
    return MultipartUpload.begin(
            bucket,
            MediaKeys.original(mediaId),
            object ->
                object
                    .contentType(provisionalType.value())
                    .contentDisposition(Originals.contentDisposition(fileName, provisionalType)))
        .id();
  }

  /** The one by which the parts of an original arrive. */
  public MultipartUpload of(PartedOriginal original) {
    return new MultipartUpload(
        bucket, MediaKeys.original(original.mediaId()), original.multipartId());
  }

  /**
   * Lets S3 put the parts together. That may take minutes, and S3 goes on when nobody waits any
   * more (Amazon S3 API Reference, CompleteMultipartUpload).
   *
   * @param condition on the object that is there
   * @return whether S3 has done it before the deadline
   */
  boolean complete(
      PartedOriginal original,
      Collection<Part> parts,
      Consumer<CompleteMultipartUploadRequest.Builder> condition,
      Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    Duration wait = left.compareTo(LEAST_WAIT) > 0 ? left : LEAST_WAIT;
    try {
      of(original)
          .complete(
              parts.stream().map(MultipartUpload::completed).toList(),
              request ->
                  request
                      .overrideConfiguration(call -> call.apiCallTimeout(wait))
                      .applyMutation(condition));
      return true;
    } catch (ApiCallTimeoutException e) {
      return false;
    }
  }
}
