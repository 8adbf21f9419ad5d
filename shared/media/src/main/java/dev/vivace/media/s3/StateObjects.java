package dev.vivace.media.s3;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Small JSON objects, changed by conditional writes only: of all who write one version, one wins.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class StateObjects {
  private static final String JSON = "application/json";

  private final S3Client s3;
  private final String bucket;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   */
  public StateObjects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * One version of an object.
   *
   * @param members what it says
   * @param eTag the version
   */
  public record Version(JsonMembers members, String eTag) {}

  /**
   * The object as it is now; empty if there is none of this key.
   *
   * @throws java.io.UncheckedIOException if it is no JSON object
   */
  public Optional<Version> find(String key) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
      return Optional.of(
          new Version(JsonMembers.read(object.asByteArrayUnsafe()), object.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Whether it was written; if not, there is one of that key. */
  public boolean create(String key, Map<String, Object> members) {
    return written(request(key).ifNoneMatch("*").build(), members);
  }

  /** Whether it was written; if not, the version was replaced before. */
  public boolean replace(String key, Version version, Map<String, Object> members) {
    return written(request(key).ifMatch(version.eTag()).build(), members);
  }

  private PutObjectRequest.Builder request(String key) {
    return PutObjectRequest.builder().bucket(bucket).key(key).contentType(JSON);
  }

  private boolean written(PutObjectRequest request, Map<String, Object> members) {
    byte[] json = JsonMembers.write(members);
    return Conflicts.retried(() -> {
      try {
        s3.putObject(request, RequestBody.fromBytes(json));
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == Conflicts.PRECONDITION_FAILED
            || e.statusCode() == Conflicts.NOT_FOUND) {
          return false;
        }
        throw e;
      }
    });
  }
}
