package dev.vivace.media.upload;

import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.signing.S3Signer;
import dev.vivace.media.store.MediaKeys;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** Signs URLs by which a client sends the parts of an upload. Signing asks S3 nothing. */
public final class UploadUrls {
  private final S3Signer signer;
  private final Supplier<S3Signer> inside;

  /**
   * @param signer signs for browsers
   * @param inside the signer for callers beside the bucket; asked for when it is needed
   */
  public UploadUrls(S3Signer signer, Supplier<S3Signer> inside) {
    this.signer = signer;
    this.inside = inside;
  }

  /** URLs for browsers, as without this, or for callers beside the bucket. */
  public UploadUrls to(Addresses addresses) {
    return switch (addresses) {
      case PUBLIC -> this;
      case INSIDE -> new UploadUrls(inside.get(), inside);
    };
  }

  /**
   * A URL for {@code PUT} of one part. It binds neither the body nor its length: these are checked
   * on completion.
   *
   * @param partNumber from 1
   * @param validFor from one second to seven days, else {@link IllegalArgumentException}
   * @throws IndexOutOfBoundsException if the upload has no such part
   */
  public PresignedUrl part(Upload upload, int partNumber, Duration validFor) {
    Objects.checkIndex(partNumber - 1, upload.parts().partCount());
    return signer.part(
        MediaKeys.original(upload.mediaId()), upload.multipartId(), partNumber, validFor);
  }
}
