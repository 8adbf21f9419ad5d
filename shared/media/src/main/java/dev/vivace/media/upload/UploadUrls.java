package dev.vivace.media.upload;

import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.store.MediaKeys;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs URLs by which a browser sends the parts of an upload. Signing asks S3 nothing. */
public final class UploadUrls {
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
  public UploadUrls(
      S3Presigner presigner, String bucket, UrlRewrites rewrites, CredentialsLife life) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.rewrites = rewrites;
    this.life = life;
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
    return PresignedUrl.of(
        presigner.presignUploadPart(sign ->
            sign.signatureDuration(life.bounded(validFor))
                .uploadPartRequest(part ->
                    part.bucket(bucket)
                        .key(MediaKeys.original(upload.mediaId()))
                        .uploadId(upload.multipartId())
                        .partNumber(partNumber))),
        rewrites);
  }
}
