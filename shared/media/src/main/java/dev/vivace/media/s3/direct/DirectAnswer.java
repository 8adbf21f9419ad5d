package dev.vivace.media.s3.direct;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;

/** S3's answer, as far as it is plain. */
public sealed interface DirectAnswer {

  /**
   * Done: 200 or 206.
   *
   * @param head the header fields
   * @param body the object's bytes, compared with its checksum where all of them come, by an {@link
   *     java.io.IOException} at their end; the caller closes it. Without a byte but for GET
   */
  record Done(SdkHttpResponse head, AbortableInputStream body) implements DirectAnswer {}

  /** 404: there is no object of that key. */
  record Missing() implements DirectAnswer {}

  /** 412: the request's condition does not hold. */
  record ConditionFailed() implements DirectAnswer {}

  /**
   * Anything else, or nothing: the SDK is to be asked. A write may have been carried out none the
   * less.
   */
  record Unclear() implements DirectAnswer {}
}
