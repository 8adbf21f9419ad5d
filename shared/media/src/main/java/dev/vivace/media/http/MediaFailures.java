package dev.vivace.media.http;

import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaException;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.s3.Outages;
import dev.vivace.media.upload.UploadException;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns the refusals of {@link dev.vivace.media}, of uploads and of live streams, and the outages
 * of S3, into problems. What S3 refuses for good, such as a missing permission, is no outage.
 */
@Singleton
public final class MediaFailures implements Failures {
  @Override
  public Optional<Problem> problemOf(Exception failure) {
    return switch (failure) {
      case MediaException refusal -> Optional.of(MediaProblems.of(refusal));
      case UploadException refusal -> Optional.of(UploadProblems.of(refusal));
      case LiveException refusal -> Optional.of(LiveProblems.of(refusal));
      case SdkException outage when Outages.isOutage(outage) ->
          Optional.of(MediaProblems.storageUnavailable());
      default -> Optional.empty();
    };
  }
}
