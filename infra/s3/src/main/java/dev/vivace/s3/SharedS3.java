package dev.vivace.s3;

import dev.vivace.s3.access.AccessKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An embedded S3 that another process has started. */
public final class SharedS3 {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than anyone waits: a URL that has expired is refused like one of another key. */
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  /** The ways in which it answers. */
  public enum Answer {
    /** The key is right, and the bucket is there. */
    WELCOME,
    /** The key is another one's. */
    WRONG_KEY,
    /** The key is right, and there is no such bucket. */
    NO_BUCKET
  }

  private SharedS3() {}

  /**
   * Asks it whether a key may use a bucket.
   *
   * @throws IOException if it does not answer, or not like an S3
   */
  public static Answer ask(URI endpoint, AccessKey key, String bucket) throws IOException {
    HttpRequest head =
        HttpRequest.newBuilder(presigned(endpoint, key, bucket))
            .method("HEAD", BodyPublishers.noBody())
            .timeout(PATIENCE)
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status = http.send(head, BodyHandlers.discarding()).statusCode();
      return switch (status) {
        case 200 -> Answer.WELCOME;
        case 403 -> Answer.WRONG_KEY;
        case 404 -> Answer.NO_BUCKET;
        default -> throw new IOException("it answers " + status);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static URI presigned(URI endpoint, AccessKey key, String bucket) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      return URI.create(
          presigner
              .presignHeadBucket(sign ->
                  sign.signatureDuration(VALIDITY).headBucketRequest(head -> head.bucket(bucket)))
              .url()
              .toString());
    }
  }
}
