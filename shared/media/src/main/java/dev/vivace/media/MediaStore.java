package dev.vivace.media;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The media items of one bucket. Safe for use by any number of threads and processes at once.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class MediaStore {
  /** Most items on a page. */
  public static final int MAX_PAGE_SIZE = 1000;

  /**
   * @param s3 the client; the caller closes it
   * @param bucket name of the bucket
   * @param ids makes the ids of new items
   * @param detector tells what new items are
   */
  public MediaStore(S3Client s3, String bucket, Ids ids, MediaTypeDetector detector) {}

  /**
   * Stores a file as a new media item.
   *
   * @throws MediaException.Empty if it has no bytes
   * @throws MediaException.TooLarge if it has more than S3 takes in one request, 5 GiB
   */
  public MediaItem store(FileName fileName, Content content) {
    throw new UnsupportedOperationException();
  }

  /** The item, by exactly one request to S3; empty if there is none. */
  public Optional<MediaItem> find(MediaId id) {
    throw new UnsupportedOperationException();
  }

  /** The item and its renditions; empty if there is none. */
  public Optional<MediaDescription> describe(MediaId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The newest items.
   *
   * @param limit most items to answer, from 1 to {@link #MAX_PAGE_SIZE}
   */
  public MediaPage list(int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * The newest of the items that are older than another, which need not exist.
   *
   * @param limit most items to answer, from 1 to {@link #MAX_PAGE_SIZE}
   */
  public MediaPage listAfter(MediaId after, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Deletes an item and its renditions. Does nothing if they are gone. */
  public void delete(MediaId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens the whole item for reading. The caller closes what is returned. Empty if there is no such
   * item.
   */
  public Optional<MediaContent> open(MediaId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a part of the item for reading. The caller closes what is returned. Empty if there is no
   * such item.
   *
   * @throws MediaException.RangeNotSatisfiable if the range begins after the end
   */
  public Optional<MediaContent> open(MediaId id, ByteRange range) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a small item into memory. Empty if there is no such item.
   *
   * @throws MediaException.TooLarge if it has more than {@code maxBytes}
   */
  public Optional<byte[]> read(MediaId id, int maxBytes) {
    throw new UnsupportedOperationException();
  }

  /** A rendition, by one request to S3; empty if it was not made yet. */
  public Optional<Rendition> findRendition(MediaId id, RenditionName name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps a rendition. The first to store one under a name wins: later ones are dropped, and the
   * first is returned.
   *
   * @throws MediaException.UnknownMedia if the item is not there, or was deleted meanwhile; then
   *     nothing is kept
   */
  public Rendition storeRendition(
      MediaId id, RenditionName name, MediaType contentType, Content content) {
    throw new UnsupportedOperationException();
  }
}
