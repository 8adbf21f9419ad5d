package dev.vivace.media.signing;

import java.time.Duration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
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
   * @param rewrites what makes of that what clients call
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
  public PresignedUrl sign(ReadMethod method, LinkedObject object, Duration validFor) {
    Duration bounded = life.bounded(validFor);
    return PresignedUrl.of(
        switch (method) {
          case GET -> get(object, bounded);
          case HEAD -> head(object, bounded);
        },
        rewrites);
  }

  /**
   * Returns a URL for {@code PUT} of one part of a multipart upload.
   *
   * @param multipartId the bucket's id of it
   * @param number from 1
   */
  public PresignedUrl part(String key, String multipartId, int number, Duration validFor) {
    return PresignedUrl.of(
        presigner.presignUploadPart(sign ->
            sign.signatureDuration(life.bounded(validFor))
                .uploadPartRequest(
                    part -> part.bucket(bucket).key(key).uploadId(multipartId).partNumber(number))),
        rewrites);
  }

  private PresignedRequest get(LinkedObject object, Duration validFor) {
    return presigner.presignGetObject(sign ->
        sign.signatureDuration(validFor)
            .getObjectRequest(get ->
                get.bucket(bucket)
                    .key(object.key())
                    .responseContentType(object.contentType().value())
                    .responseContentDisposition(object.contentDisposition())));
  }

  private PresignedRequest head(LinkedObject object, Duration validFor) {
    return presigner.presignHeadObject(sign ->
        sign.signatureDuration(validFor)
            .headObjectRequest(head ->
                head.bucket(bucket)
                    .key(object.key())
                    .responseContentType(object.contentType().value())
                    .responseContentDisposition(object.contentDisposition())));
  }
}
