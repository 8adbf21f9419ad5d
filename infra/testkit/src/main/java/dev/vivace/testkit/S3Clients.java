package dev.vivace.testkit;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 clients of tests. All are over the one HTTP client of the JVM: each new one would read the
 * certificates that the machine trusts.
 */
public final class S3Clients {
  /** The client that functions use. Nobody closes it. */
  public static final SdkHttpClient HTTP = AwsCrtHttpClient.create();

  private S3Clients() {}

  /** A client of an S3; the caller closes it. */
  public static S3Client of(S3Coordinates at, ExecutionInterceptor... interceptors) {
    return of(at, HTTP, interceptors);
  }

  /** A client over another HTTP client, which it does not close. */
  public static S3Client of(
      S3Coordinates at, SdkHttpClient http, ExecutionInterceptor... interceptors) {
    return S3Client.builder()
        .endpointOverride(at.endpoint())
        .forcePathStyle(true)
        .region(Region.of(at.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(at.accessKeyId(), at.secretAccessKey())))
        .httpClient(http)
        .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors)))
        .build();
  }
}
