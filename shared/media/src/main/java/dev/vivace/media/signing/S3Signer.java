package dev.vivace.media.signing;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Presigns for S3 (Amazon S3 API Reference, "Authenticating requests: using query parameters"). */
public final class S3Signer implements ObjectSigner {
  private final Presigner presigner;
  private final UrlRewrites rewrites;
  private final CredentialsLife life;

  /**
   * @param presigner signs for what reaches S3
   * @param rewrites what makes of that what clients call
   * @param life of the presigner's credentials
   */
  public S3Signer(Presigner presigner, UrlRewrites rewrites, CredentialsLife life) {
    this.presigner = presigner;
    this.rewrites = rewrites;
    this.life = life;
  }

  @Override
  public PresignedUrl sign(ReadMethod method, LinkedObject object, Duration validFor) {
    Map<String, String> answer =
        Map.of(
            "response-content-disposition", object.contentDisposition(),
            "response-content-type", object.contentType().value());
    return PresignedUrl.of(
        bounded -> presigner.sign(of(method), object.key(), answer, bounded),
        validFor,
        life,
        rewrites);
  }

  private static SdkHttpMethod of(ReadMethod method) {
    return switch (method) {
      case GET -> SdkHttpMethod.GET;
      case HEAD -> SdkHttpMethod.HEAD;
    };
  }

  /**
   * Returns a URL for {@code PUT} of one part of a multipart upload.
   *
   * @param multipartId the bucket's id of it
   * @param number from 1
   */
  public PresignedUrl part(String key, String multipartId, int number, Duration validFor) {
    Map<String, String> part =
        Map.of("partNumber", Integer.toString(number), "uploadId", multipartId);
    return PresignedUrl.of(
        bounded -> presigner.sign(SdkHttpMethod.PUT, key, part, bounded), validFor, life, rewrites);
  }
}
