package dev.vivace.media.wiring;

import dev.vivace.media.s3.direct.DirectCalls;
import dev.vivace.media.s3.direct.DirectPresigner;
import dev.vivace.media.s3.direct.DirectS3;
import dev.vivace.media.signing.Presigner;
import dev.vivace.media.signing.SdkPresigner;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The clients of S3: one that asks it, one that signs for it. */
@Factory
final class S3Beans {
  /** Names what signs for callers beside the bucket. */
  static final String INSIDE = "inside";

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

  /** Without it, what was once read by many connections at a time would keep them all for good. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(20);

  /** More than a network holds between S3 and here. 16 MiB, as by default, outlive collections. */
  private static final long READ_AHEAD_BYTES = 1 << 20;

  /** The connections of all clients. */
  @Singleton
  @Bean(preDestroy = "close")
  SdkHttpClient http() {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(CONNECTION_TIMEOUT)
        .connectionMaxIdleTime(MAX_IDLE)
        .readBufferSizeInBytes(READ_AHEAD_BYTES)
        .build();
  }

  /** Has no limit on a whole call: who asks for what may take long says how long to wait. */
  @Singleton
  @Bean(preDestroy = "close")
  S3Client s3(AwsConfiguration aws, SdkHttpClient http) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(aws.region()))
            .credentialsProvider(StaticCredentialsProvider.create(aws.credentials()))
            .httpClient(http);
    aws.s3Endpoint().ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
    return builder.build();
  }

  /** Asks for single objects without the SDK's client, where the bucket's address is certain. */
  @Singleton
  DirectCalls directCalls(
      AwsConfiguration aws, MediaConfiguration media, SdkHttpClient http, Clock clock) {
    return aws.address(media.bucket(), aws.s3Endpoint())
        .<DirectCalls>map(address -> new DirectS3(http, address, aws.credentials(), clock))
        .orElseGet(DirectCalls::none);
  }

  /** Signs for the address that browsers use: a signature covers the host. */
  @Singleton
  @Primary
  Presigner presigner(
      AwsConfiguration aws, MediaConfiguration media, Provider<S3Presigner> sdk, Clock clock) {
    return presigner(aws, media, media.publicMediaUrl(), sdk, clock);
  }

  /** The same for callers beside the bucket. Asked for only where there are inside addresses. */
  @Singleton
  @Named(INSIDE)
  Presigner insidePresigner(
      AwsConfiguration aws,
      MediaConfiguration media,
      @Named(INSIDE) Provider<S3Presigner> sdk,
      Clock clock) {
    return presigner(aws, media, media.inside().orElseThrow().mediaUrl(), sdk, clock);
  }

  private static Presigner presigner(
      AwsConfiguration aws,
      MediaConfiguration media,
      Optional<URI> seenAt,
      Provider<S3Presigner> sdk,
      Clock clock) {
    return aws.address(media.bucket(), seenAt.or(aws::s3Endpoint))
        .map(address -> new DirectPresigner(address, aws.credentials(), clock))
        .<Presigner>map(presigner -> presigner::sign)
        .orElseGet(() -> new SdkPresigner(sdk.get(), media.bucket()));
  }

  @Singleton
  @Primary
  @Bean(preDestroy = "close")
  S3Presigner sdkPresigner(AwsConfiguration aws, MediaConfiguration configuration) {
    return sdkPresigner(aws, configuration.publicMediaUrl());
  }

  @Singleton
  @Named(INSIDE)
  @Bean(preDestroy = "close")
  S3Presigner insideSdkPresigner(AwsConfiguration aws, MediaConfiguration configuration) {
    return sdkPresigner(aws, configuration.inside().orElseThrow().mediaUrl());
  }

  private static S3Presigner sdkPresigner(AwsConfiguration aws, Optional<URI> seenAt) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(aws.region()))
            .credentialsProvider(StaticCredentialsProvider.create(aws.credentials()));
    seenAt
        .or(aws::s3Endpoint)
        .ifPresent(endpoint ->
            builder
                .endpointOverride(endpoint)
                .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build()));
    return builder.build();
  }
}
