package dev.vivace.media.s3;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Outages of S3: it does not answer, or answers 500, 503 or that it is asked too much. What it
 * refuses for good, such as a missing permission, is none.
 */
public final class Outages {
  private static final int MAX_ATTEMPTS = 4;

  private Outages() {}

  public static boolean isOutage(SdkException failure) {
    return !(failure instanceof SdkServiceException answered)
        || answered.statusCode() >= 500
        || answered.isThrottlingException();
  }

  /**
   * Reads for somebody who hears a stream already, and can't ask again for what is missing: an
   * outage has to last longer than the SDK's own attempts, with their pauses, four times over.
   *
   * @throws SdkException the last failure
   */
  public static <T> T outlasted(Supplier<T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return read.get();
      } catch (SdkException failure) {
        if (!isOutage(failure) || attempt == MAX_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }
}
