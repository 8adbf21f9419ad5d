package dev.vivace.media.upload;

import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.media.signing.Presigner;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.store.MediaKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Signs URLs by which a browser sends the parts of an upload. Signing asks S3 nothing. */
public final class UploadUrls {
  private final Presigner presigner;
  private final UrlRewrites rewrites;
  private final CredentialsLife life;

  /**
   * @param presigner signs for what reaches S3
   * @param rewrites what makes of that what browsers call
   * @param life of the presigner's credentials
   */
  public UploadUrls(Presigner presigner, UrlRewrites rewrites, CredentialsLife life) {
    this.presigner = presigner;
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
    String key = MediaKeys.original(upload.mediaId());
    Map<String, String> part =
        Map.of(
            "partNumber", Integer.toString(partNumber),
            "uploadId", upload.multipartId());
    return PresignedUrl.of(
        bounded -> presigner.sign(SdkHttpMethod.PUT, key, part, bounded), validFor, life, rewrites);
  }
}
