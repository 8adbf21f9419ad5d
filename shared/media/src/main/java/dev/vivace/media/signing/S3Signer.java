package dev.vivace.media.signing;

import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigns for S3 (Amazon S3 API Reference, "Authenticating requests: using query parameters"). */
public final class S3Signer implements ObjectSigner {
  private final S3Presigner presigner;
  private final String bucket;
  private final UrlRewrites rewrites;
  private final CredentialsLife life;

  /**
   * @param presigner signs for what reaches S3; the caller closes it
   * @param bucket name of the bucket
   * @param rewrites what makes of that what browsers call
   * @param life of the presigner's credentials
   */
  public S3Signer(
      S3Presigner presigner, String bucket, UrlRewrites rewrites, CredentialsLife life) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.rewrites = rewrites;
    this.life = life;
  }

  @Override
  public PresignedUrl get(LinkedObject object, Duration validFor) {
    return PresignedUrl.of(
        presigner.presignGetObject(sign ->
            sign.signatureDuration(life.bounded(validFor))
                .getObjectRequest(get ->
                    get.bucket(bucket)
                        .key(object.key())
                        .responseContentType(object.contentType().value())
                        .responseContentDisposition(object.contentDisposition()))),
        rewrites);
  }

  /** The signature of a {@code GET} does not serve it. */
  @Override
  public PresignedUrl head(LinkedObject object, Duration validFor) {
    return PresignedUrl.of(
        presigner.presignHeadObject(sign ->
            sign.signatureDuration(life.bounded(validFor))
                .headObjectRequest(head ->
                    head.bucket(bucket)
                        .key(object.key())
                        .responseContentType(object.contentType().value())
                        .responseContentDisposition(object.contentDisposition()))),
        rewrites);
  }
}
