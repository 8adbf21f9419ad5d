package dev.vivace.media.upload;

import dev.vivace.media.MediaId;
import java.util.SortedSet;

/**
 * A request about an upload that can't be carried out, for a reason that its sender can understand.
 * An outage of S3 is none of these: it surfaces as the SDK's own exception. Handlers switch over
 * the subclasses.
 */
public abstract sealed class UploadException extends RuntimeException {
  private UploadException(String message) {
    super(message);
  }

  /** No upload has this id, or it was so long ago that it is forgotten. */
  public static final class UnknownUpload extends UploadException {
    public UnknownUpload(UploadId uploadId) {
      super("no upload " + uploadId);
    }
  }

  /** The upload was aborted, or S3 gave up what had arrived after the bucket's lifecycle rule. */
  public static final class Aborted extends UploadException {
    public Aborted(UploadId uploadId) {
      super("upload " + uploadId + " was aborted or has expired");
    }
  }

  /** The upload is complete and can't be aborted any more; its media item can be deleted. */
  public static final class AlreadyComplete extends UploadException {
    private final transient MediaId mediaId;

    public AlreadyComplete(UploadId uploadId, MediaId mediaId) {
      super("upload " + uploadId + " is complete");
      this.mediaId = mediaId;
    }

    public MediaId mediaId() {
      return mediaId;
    }
  }

  /** Parts have not arrived yet. */
  public static final class Incomplete extends UploadException {
    private final transient SortedSet<Integer> missingParts;

    public Incomplete(UploadId uploadId, SortedSet<Integer> missingParts) {
      super("upload " + uploadId + " lacks parts " + missingParts);
      this.missingParts = missingParts;
    }

    /** Numbers of the missing parts, from 1. */
    public SortedSet<Integer> missingParts() {
      return missingParts;
    }
  }

  /** All parts are there, but not of the sizes that the upload declared. */
  public static final class SizeMismatch extends UploadException {
    private final long declaredBytes;
    private final long receivedBytes;
    private final transient SortedSet<Integer> wrongParts;

    public SizeMismatch(
        UploadId uploadId, long declaredBytes, long receivedBytes, SortedSet<Integer> wrongParts) {
      super(
          "upload %s declared %d bytes and received %d; parts %s are of the wrong size"
              .formatted(uploadId, declaredBytes, receivedBytes, wrongParts));
      this.declaredBytes = declaredBytes;
      this.receivedBytes = receivedBytes;
      this.wrongParts = wrongParts;
    }

    public long declaredBytes() {
      return declaredBytes;
    }

    public long receivedBytes() {
      return receivedBytes;
    }

    /** Numbers of the parts to send again, from 1. */
    public SortedSet<Integer> wrongParts() {
      return wrongParts;
    }
  }
}
