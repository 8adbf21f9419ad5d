package dev.vivace.media;

import java.util.SortedSet;

/**
 * A request that can't be carried out, for a reason that its sender can understand. An outage of S3
 * is none of these: it surfaces as the SDK's own exception. Handlers switch over the subclasses.
 */
public abstract sealed class MediaException extends RuntimeException {
  private MediaException(String message) {
    super(message);
  }

  /** No media item has this id, or not any more. */
  public static final class UnknownMedia extends MediaException {
    private final transient MediaId mediaId;

    public UnknownMedia(MediaId mediaId) {
      super("no media item " + mediaId);
      this.mediaId = mediaId;
    }

    public MediaId mediaId() {
      return mediaId;
    }
  }

  /** No upload has this id, or it was so long ago that it is forgotten. */
  public static final class UnknownUpload extends MediaException {
    public UnknownUpload(UploadId uploadId) {
      super("no upload " + uploadId);
    }
  }

  /** The upload was aborted, or S3 gave up what had arrived after the bucket's lifecycle rule. */
  public static final class UploadAborted extends MediaException {
    public UploadAborted(UploadId uploadId) {
      super("upload " + uploadId + " was aborted or has expired");
    }
  }

  /** The upload is complete and can't be aborted any more; its media item can be deleted. */
  public static final class UploadAlreadyComplete extends MediaException {
    private final transient MediaId mediaId;

    public UploadAlreadyComplete(UploadId uploadId, MediaId mediaId) {
      super("upload " + uploadId + " is complete");
      this.mediaId = mediaId;
    }

    public MediaId mediaId() {
      return mediaId;
    }
  }

  /** Parts have not arrived yet. */
  public static final class UploadIncomplete extends MediaException {
    private final transient SortedSet<Integer> missingParts;

    public UploadIncomplete(UploadId uploadId, SortedSet<Integer> missingParts) {
      super("upload " + uploadId + " lacks parts " + missingParts);
      this.missingParts = missingParts;
    }

    /** Numbers of the missing parts, from 1. */
    public SortedSet<Integer> missingParts() {
      return missingParts;
    }
  }

  /** All parts are there, but not of the sizes that the upload declared. */
  public static final class UploadSizeMismatch extends MediaException {
    private final long declaredBytes;
    private final long receivedBytes;
    private final transient SortedSet<Integer> wrongParts;

    public UploadSizeMismatch(
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

  /** More bytes than are allowed. */
  public static final class TooLarge extends MediaException {
    private final long sizeBytes;
    private final long maxBytes;

    public TooLarge(long sizeBytes, long maxBytes) {
      super("%d bytes are more than the %d allowed".formatted(sizeBytes, maxBytes));
      this.sizeBytes = sizeBytes;
      this.maxBytes = maxBytes;
    }

    public long sizeBytes() {
      return sizeBytes;
    }

    public long maxBytes() {
      return maxBytes;
    }
  }

  /** A file of no bytes, which is no media. */
  public static final class Empty extends MediaException {
    public Empty() {
      super("a media item has at least one byte");
    }
  }

  /** The range begins after the end of the item. */
  public static final class RangeNotSatisfiable extends MediaException {
    public RangeNotSatisfiable(MediaId mediaId, ByteRange range) {
      super("media item %s ends before byte %d".formatted(mediaId, range.firstByte()));
    }
  }
}
