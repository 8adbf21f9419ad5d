package dev.vivace.media.upload;

import dev.vivace.media.s3.Conflicts;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads and writes {@code uploads/{uploadId}.json}. */
final class UploadStates {
  private static final String JSON = "application/json";

  private final S3Client s3;
  private final String bucket;

  UploadStates(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * One version of a state.
   *
   * @param state what it says
   * @param eTag the version
   */
  record Version(UploadState state, String eTag) {}

  void create(UploadId id, UploadState state) {
    Conflicts.retried(() -> {
      try {
        return s3.putObject(
            put -> put.bucket(bucket).key(key(id)).ifNoneMatch("*").contentType(JSON), body(state));
      } catch (S3Exception e) {
        if (e.statusCode() == Conflicts.PRECONDITION_FAILED) {
          return e; // Nobody else has this id: the client's own earlier attempt was stored.
        }
        throw e;
      }
    });
  }

  Optional<Version> find(UploadId id) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(id)));
      UploadState state = UploadStateJson.read(object.asByteArrayUnsafe());
      return Optional.of(new Version(state, object.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("unreadable state of upload " + id, e.getCause());
    }
  }

  /**
   * Enters the outcome of an upload. Whoever was first is right, and had the same outcome: S3's
   * multipart upload has only one.
   */
  void close(UploadId id, Version open, UploadState.Phase outcome) {
    Conflicts.retried(() -> {
      try {
        return s3.putObject(
            put -> put.bucket(bucket).key(key(id)).ifMatch(open.eTag()).contentType(JSON),
            body(open.state().in(outcome)));
      } catch (S3Exception e) {
        if (e.statusCode() == Conflicts.PRECONDITION_FAILED
            || e.statusCode() == Conflicts.NOT_FOUND) {
          return e;
        }
        throw e;
      }
    });
  }

  private static String key(UploadId id) {
    return "uploads/" + id + ".json";
  }

  private static RequestBody body(UploadState state) {
    return RequestBody.fromBytes(UploadStateJson.write(state));
  }
}
