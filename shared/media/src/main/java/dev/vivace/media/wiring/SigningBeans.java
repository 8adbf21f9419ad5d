package dev.vivace.media.wiring;

import dev.vivace.media.signing.CloudFrontSigner;
import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.ObjectSigner;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.signing.Presigner;
import dev.vivace.media.signing.S3Signer;
import dev.vivace.media.upload.UploadUrls;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;

/** The beans that sign URLs; what is not configured is not loaded. */
@Factory
final class SigningBeans {
  private final MediaConfiguration media;
  private final CloudFrontConfiguration cloudFront;

  SigningBeans(MediaConfiguration media, CloudFrontConfiguration cloudFront) {
    this.media = media;
    this.cloudFront = cloudFront;
  }

  @Singleton
  CredentialsLife credentialsLife(AwsConfiguration aws, Clock clock) {
    return new CredentialsLife(clock, aws.credentials().expirationTime());
  }

  @Singleton
  PlaybackUrls playbackUrls(
      Provider<S3Signer> s3,
      Provider<CloudFrontSigner> distribution,
      @Named(S3Beans.INSIDE) Provider<S3Signer> inside) {
    ObjectSigner signer = cloudFront.distribution().isPresent() ? distribution.get() : s3.get();
    return new PlaybackUrls(signer, inside::get);
  }

  @Singleton
  @Primary
  S3Signer s3Signer(Presigner presigner, CredentialsLife life) {
    return new S3Signer(presigner, media.mediaRewrites(), life);
  }

  /** Asked for only where there are inside addresses. */
  @Singleton
  @Named(S3Beans.INSIDE)
  S3Signer insideSigner(@Named(S3Beans.INSIDE) Presigner presigner, CredentialsLife life) {
    return new S3Signer(presigner, media.inside().orElseThrow().mediaRewrites(), life);
  }

  /** Asked for only where there is a distribution. */
  @Singleton
  CloudFrontSigner cloudFrontSigner(AwsConfiguration aws, SdkHttpClient http, Clock clock) {
    StoredSigningKey key =
        new StoredSigningKey(new SecretValues(aws, http), cloudFront.keySecretArn().orElseThrow());
    return new CloudFrontSigner(
        cloudFront.distribution().orElseThrow(), key, media.mediaRewrites(), clock);
  }

  @Singleton
  UploadUrls uploadUrls(S3Signer signer, @Named(S3Beans.INSIDE) Provider<S3Signer> inside) {
    return new UploadUrls(signer, inside::get);
  }
}
