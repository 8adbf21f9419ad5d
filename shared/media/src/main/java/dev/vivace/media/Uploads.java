package dev.vivace.media;

import io.micronaut.json.JsonMapper;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Uploads by presigned URLs straight to S3. Safe for use by any number of threads and processes at
 * once: S3's multipart upload is the arbiter, and every step may be repeated.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Uploads {
  /** S3's limit for correcting the content type of an object in place. */
  public static final long MAX_SIZE_BYTES = 5L * 1024 * 1024 * 1024;

  /**
   * @param s3 the client; the caller closes it
   * @param ids makes the ids of new uploads and items
   * @param detector tells what the new items are
   * @param json reads and writes the state of an upload
   */
  public Uploads(
      S3Client s3, UploadSettings settings, Ids ids, MediaTypeDetector detector, JsonMapper json) {}

  /**
   * Opens an upload.
   *
   * @throws MediaException.Empty if it is to have no bytes
   * @throws MediaException.TooLarge if it is to have more than the settings allow
   */
  public Upload create(NewUpload request) {
    throw new UnsupportedOperationException();
  }

  /** How far an upload is; empty if there is none of this id. */
  public Optional<UploadStatus> find(UploadId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the media item of the parts that were sent. May be called again, and by several at once:
   * all get the same item.
   *
   * @throws MediaException.UnknownUpload if there is no such upload
   * @throws MediaException.UploadIncomplete if parts are missing
   * @throws MediaException.UploadSizeMismatch if parts are of another size than declared
   * @throws MediaException.UploadAborted if it was aborted or has expired
   * @throws MediaException.UnknownMedia if it was completed and the item deleted since
   */
  public MediaItem complete(UploadId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Gives an upload up, and the parts that have arrived. Does nothing if that was done before.
   *
   * @throws MediaException.UnknownUpload if there is no such upload
   * @throws MediaException.UploadAlreadyComplete if its media item exists
   */
  public void abort(UploadId id) {
    throw new UnsupportedOperationException();
  }
}
