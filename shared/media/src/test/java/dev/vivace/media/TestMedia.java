package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.direct.DirectCalls;
import dev.vivace.media.s3.direct.DirectPresigner;
import dev.vivace.media.s3.direct.DirectS3;
import dev.vivace.media.s3.direct.S3Address;
import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.signing.Presigner;
import dev.vivace.media.signing.S3Signer;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.sniff.MediaTypeDetector;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Renditions;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One process of a function, as far as media are concerned: an S3 client of its own, and what is
 * built on it.
 */
public record TestMedia(S3Coordinates at, S3Client s3, DirectCalls direct)
    implements AutoCloseable {
  public static final MediaTypeDetector DETECTOR = new MediaTypeDetector();

  /** Over the client that functions use. */
  public static TestMedia of(S3Coordinates at, ExecutionInterceptor... interceptors) {
    return of(at, S3Clients.HTTP, interceptors);
  }

  /**
   * Over another client: the CRT's takes an answer that only ends with its connection, as a {@link
   * dev.vivace.testkit.FaultyProxy} gives it, for an empty one.
   */
  public static TestMedia of(
      S3Coordinates at, SdkHttpClient client, ExecutionInterceptor... interceptors) {
    return new TestMedia(at, S3Clients.of(at, client, interceptors), DirectCalls.none());
  }

  public static Ids ids() {
    return new Ids(Clock.systemUTC());
  }

  /** As functions have it: single objects are asked for directly first. */
  public static TestMedia direct(S3Coordinates at, ExecutionInterceptor... interceptors) {
    DirectS3 direct = new DirectS3(S3Clients.HTTP, address(at), credentials(at), Clock.systemUTC());
    return new TestMedia(at, of(at, interceptors).s3(), direct);
  }

  private static S3Address address(S3Coordinates at) {
    return S3Address.of(at.bucket(), at.region(), Optional.of(at.endpoint())).orElseThrow();
  }

  private static AwsBasicCredentials credentials(S3Coordinates at) {
    return AwsBasicCredentials.create(at.accessKeyId(), at.secretAccessKey());
  }

  public Bucket bucket() {
    return new Bucket(direct, () -> s3, at.bucket());
  }

  public MediaStore store() {
    return new MediaStore(bucket(), ids(), DETECTOR);
  }

  public Renditions renditions() {
    return new Renditions(bucket());
  }

  public PlaybackUrls playbackUrls() {
    S3Signer signer = new S3Signer(presigner(), UrlRewrites.none(), unlimited());
    return new PlaybackUrls(signer, () -> signer);
  }

  public Presigner presigner() {
    return new DirectPresigner(address(at), credentials(at), Clock.systemUTC())::sign;
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
  }
}
