package dev.vivace.media.signing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs by the SDK, which knows every kind of bucket and where it is. */
public final class SdkPresigner implements Presigner {
  private final S3Presigner presigner;
  private final String bucket;

  /**
   * @param presigner not closed
   */
  public SdkPresigner(S3Presigner presigner, String bucket) {
    this.presigner = presigner;
    this.bucket = bucket;
  }

  @Override
  public URI sign(SdkHttpMethod method, String key, Map<String, String> query, Duration validFor) {
    AwsRequestOverrideConfiguration.Builder parameters = AwsRequestOverrideConfiguration.builder();
    query.forEach(parameters::putRawQueryParameter);
    return URI.create(presigned(method, key, parameters.build(), validFor).url().toString());
  }

  private PresignedRequest presigned(
      SdkHttpMethod method,
      String key,
      AwsRequestOverrideConfiguration parameters,
      Duration validFor) {
    return switch (method) {
      case GET ->
          presigner.presignGetObject(sign ->
              sign.signatureDuration(validFor)
                  .getObjectRequest(
                      get -> get.bucket(bucket).key(key).overrideConfiguration(parameters)));
      case HEAD ->
          presigner.presignHeadObject(sign ->
              sign.signatureDuration(validFor)
                  .headObjectRequest(
                      head -> head.bucket(bucket).key(key).overrideConfiguration(parameters)));
      case PUT ->
          presigner.presignPutObject(sign ->
              sign.signatureDuration(validFor)
                  .putObjectRequest(
                      put -> put.bucket(bucket).key(key).overrideConfiguration(parameters)));
      default -> throw new IllegalArgumentException("no URL is signed for " + method);
    };
  }
}
