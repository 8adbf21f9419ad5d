package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.signing.S3Signer;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Renditions;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * One process of a function, as far as media are concerned: a client of its own, and what is built
 * on it.
 */
public record TestMedia(S3Coordinates at, S3Client s3, S3Presigner presigner)
    implements AutoCloseable {
  public static final MediaTypeDetector DETECTOR = new MediaTypeDetector();

  /** Over the client that functions use. */
  public static TestMedia of(S3Coordinates at, ExecutionInterceptor... interceptors) {
    return of(at, AwsCrtHttpClient.create(), interceptors);
  }

  /**
   * Over another client: the CRT's takes an answer that only ends with its connection, as a {@link
   * dev.vivace.testkit.FaultyProxy} gives it, for an empty one.
   */
  public static TestMedia of(
      S3Coordinates at, SdkHttpClient client, ExecutionInterceptor... interceptors) {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(at.accessKeyId(), at.secretAccessKey()));
    S3Client s3 =
        S3Client.builder()
            .endpointOverride(at.endpoint())
            .region(Region.of(at.region()))
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .httpClient(client)
            .overrideConfiguration(
                override -> override.executionInterceptors(List.of(interceptors)))
            .build();
    S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(at.endpoint())
            .region(Region.of(at.region()))
            .credentialsProvider(credentials)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
    return new TestMedia(at, s3, presigner);
  }

  public static Ids ids() {
    return new Ids(Clock.systemUTC(), new SecureRandom());
  }

  public Bucket bucket() {
    return new Bucket(s3, at.bucket());
  }

  public MediaStore store() {
    return new MediaStore(bucket(), ids(), DETECTOR);
  }

  public Renditions renditions() {
    return new Renditions(bucket());
  }

  public PlaybackUrls playbackUrls() {
    S3Signer signer = new S3Signer(presigner, at.bucket(), UrlRewrites.none(), unlimited());
    return new PlaybackUrls(signer, () -> signer);
  }

  private static CredentialsLife unlimited() {
    return CredentialsLife.unlimited(Clock.systemUTC());
  }

  public static MediaId idAt(Instant time) {
    byte[] random = new byte[Ulid.RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return new MediaId(new Ulid(time.toEpochMilli(), random).toString());
  }

  public static byte[] sample(String name) {
    try (InputStream stream =
        Objects.requireNonNull(TestMedia.class.getResourceAsStream("/samples/" + name), name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    s3.close();
    presigner.close();
  }
}
