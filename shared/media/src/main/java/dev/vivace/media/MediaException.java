package dev.vivace.media;

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

  /** An item has as many links as it may. */
  public static final class TooManyLinks extends MediaException {
    private final int maxLinks;

    public TooManyLinks(MediaId mediaId, int maxLinks) {
      super("media item %s has %d links".formatted(mediaId, maxLinks));
      this.maxLinks = maxLinks;
    }

    public int maxLinks() {
      return maxLinks;
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
