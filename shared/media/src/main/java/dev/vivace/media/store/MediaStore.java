package dev.vivace.media.store;

import dev.vivace.media.ByteRange;
import dev.vivace.media.Checksum;
import dev.vivace.media.FileName;
import dev.vivace.media.Ids;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ObjectFields;
import dev.vivace.media.s3.OpenedObject;
import dev.vivace.media.s3.WrittenObject;
import dev.vivace.media.sniff.MediaTypeDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The media items of one bucket. Safe for use by any number of threads and processes at once.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class MediaStore {
  /** Most items on a page: each takes a request to S3. */
  public static final int MAX_PAGE_SIZE = 100;

  /** S3's limit for one request. */
  private static final long MAX_SINGLE_PUT_BYTES = 5L * 1024 * 1024 * 1024;

  private static final int MAX_LISTED_KEYS = 1000;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Bucket bucket;
  private final Ids ids;
  private final MediaTypeDetector detector;
  private final Originals originals;
  private final Renditions renditions;
  private final ItemRecords records;

  /**
   * @param ids makes the ids of new items
   * @param detector tells what new items are
   */
  public MediaStore(Bucket bucket, Ids ids, MediaTypeDetector detector) {
    this.bucket = bucket;
    this.ids = ids;
    this.detector = detector;
    this.originals = new Originals(bucket);
    this.renditions = new Renditions(bucket);
    this.records = new ItemRecords(bucket, ids);
  }

  /** Stores a file of which the sender said nothing. */
  public MediaItem store(FileName fileName, Content content) {
    return store(fileName, MediaType.OCTET_STREAM, content);
  }

  /**
   * Stores a file as a new media item. By one request to S3 where its answer tells the checksum of
   * the bytes, and by one more where it does not.
   *
   * @param declared what the sender says that it is, for where its bytes say nothing
   * @throws MediaException.Empty if it has no bytes
   * @throws MediaException.TooLarge if it has more than S3 takes in one request, 5 GiB
   */
  public MediaItem store(FileName fileName, MediaType declared, Content content) {
    if (content.sizeBytes() == 0) {
      throw new MediaException.Empty();
    }
    if (content.sizeBytes() > MAX_SINGLE_PUT_BYTES) {
      throw new MediaException.TooLarge(content.sizeBytes(), MAX_SINGLE_PUT_BYTES);
    }
    MediaId id = ids.newMediaId();
    byte[] head = content.firstBytes(MediaTypeDetector.SNIFFED_BYTES);
    MediaType type = detector.detect(head, fileName, declared);
    // Nobody else has this id: where the object exists, an earlier attempt of the client made it.
    return bucket
        .create(
            MediaKeys.original(id),
            ObjectFields.ofType(type.value())
                .withDisposition(Originals.contentDisposition(fileName, type)),
            content)
        .flatMap(WrittenObject::checksumCrc64Nvme)
        .map(checksum -> new Checksum(Checksum.CRC64NVME, checksum))
        .map(sum -> new MediaItem(id, fileName, type, content.sizeBytes(), Optional.of(sum)))
        .or(() -> find(id))
        .orElseThrow(() -> new MediaException.UnknownMedia(id));
  }

  /** The item, by exactly one request to S3; empty if there is none. */
  public Optional<MediaItem> find(MediaId id) {
    return originals.find(id);
  }

  /** The item and which version of it is stored, by exactly one request to S3. */
  public Optional<MediaVersion> findVersion(MediaId id) {
    return originals.findVersion(id);
  }

  /**
   * The item, its renditions, what its owner says of it, and its dimensions if somebody has looked;
   * empty if there is none.
   */
  public Optional<MediaDescription> describe(MediaId id) {
    return find(id).map(this::described);
  }

  private MediaDescription described(MediaItem item) {
    MediaId id = item.id();
    List<String> keys = bucket.keys(MediaKeys.description(id));
    ItemRecord record = keys.contains(MediaKeys.record(id)) ? records.find(id) : ItemRecord.NONE;
    return new MediaDescription(
        item, renditions.findAll(id, keys), record, Readings.find(id, keys));
  }

  /**
   * The newest items.
   *
   * @param limit most items to answer, from 1 to {@link #MAX_PAGE_SIZE}
   */
  public MediaPage list(int limit) {
    return page(newestFirst(), limit);
  }

  /**
   * The newest of the items that are older than another, which need not exist.
   *
   * @param limit most items to answer, from 1 to {@link #MAX_PAGE_SIZE}
   */
  public MediaPage listAfter(MediaId after, int limit) {
    return page(newestFirst().before(after.value()), limit);
  }

  /**
   * Deletes an item with its renditions, segments, links, readings and record. Does nothing if they
   * are gone. If it fails on its way, the item is either still there and can be deleted again, or
   * gone.
   */
  public void delete(MediaId id) {
    deleteAllBeside(MediaKeys.original(id), id);
    bucket.delete(MediaKeys.original(id));
    // A rendition may have been finished meanwhile; from now on none is kept any more.
    deleteAllBeside(MediaKeys.original(id), id);
  }

  private void deleteAllBeside(String original, MediaId id) {
    List<String> keys =
        bucket.keys(MediaKeys.item(id)).stream().filter(key -> !key.equals(original)).toList();
    ConcurrentReads.of(
        keys,
        key -> {
          bucket.delete(key);
          return key;
        });
  }

  /**
   * Opens the whole item for reading. The caller closes what is returned. Empty if there is no such
   * item.
   */
  public Optional<MediaContent> open(MediaId id) {
    return open(id, ByteRange.from(0));
  }

  /**
   * Opens a part of the item for reading. The caller closes what is returned. Empty if there is no
   * such item.
   *
   * @throws MediaException.RangeNotSatisfiable if the range begins after the end
   */
  public Optional<MediaContent> open(MediaId id, ByteRange range) {
    try {
      return originals.open(id, range).map(MediaStore::content);
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        throw new MediaException.RangeNotSatisfiable(id, range);
      }
      throw e;
    }
  }

  /**
   * Opens a part of just this version for reading. The caller closes what is returned. Empty if the
   * item is gone, or is another version by now.
   *
   * @param range within the item
   */
  public Optional<MediaContent> open(MediaVersion version, ByteRange range) {
    return originals.open(version, range).map(MediaStore::content);
  }

  /**
   * Reads a small item into memory. Empty if there is no such item.
   *
   * @throws MediaException.TooLarge if it has more than {@code maxBytes}
   */
  public Optional<byte[]> read(MediaId id, int maxBytes) {
    return open(id).map(content -> readAll(content, maxBytes));
  }

  /** A rendition, by one request to S3; empty if it was not made yet. */
  public Optional<Rendition> findRendition(MediaId id, RenditionName name) {
    return renditions.find(id, name);
  }

  /**
   * Opens a part of a rendition for reading. The caller closes what is returned. Empty if there is
   * none of this name.
   *
   * @param range within the rendition
   */
  public Optional<MediaContent> openRendition(MediaId id, RenditionName name, ByteRange range) {
    return bucket.open(MediaKeys.rendition(id, name), range).map(MediaStore::content);
  }

  /**
   * Begins to keep a rendition that is still being made. The caller closes it. Nothing is asked of
   * S3 yet.
   */
  public RenditionUpload beginRendition(MediaId id, RenditionName name, MediaType contentType) {
    return new RenditionUpload(renditions, id, name, contentType);
  }

  private NewestFirst newestFirst() {
    return new NewestFirst(bucket, MediaKeys.MEDIA, MAX_LISTED_KEYS, ids.present());
  }

  private MediaPage page(NewestFirst walk, int limit) {
    if (limit < 1 || limit > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("limit must be from 1 to " + MAX_PAGE_SIZE);
    }
    List<MediaItem> items = new ArrayList<>();
    // One more than asked for, to know whether there is a next page.
    int wanted = limit + 1;
    while (items.size() < wanted) {
      List<MediaId> found = walk.next().stream().map(MediaId::new).toList();
      if (found.isEmpty()) {
        return new MediaPage(items, Optional.empty());
      }
      addExisting(found, items, wanted);
    }
    List<MediaItem> page = items.subList(0, limit);
    return new MediaPage(page, Optional.of(page.getLast().id()));
  }

  /** Leaves out what is being written, or was deleted but for its renditions. */
  private void addExisting(List<MediaId> found, List<MediaItem> items, int wanted) {
    for (int from = 0; from < found.size() && items.size() < wanted; ) {
      int to = Math.min(found.size(), from + wanted - items.size());
      ConcurrentReads.of(found.subList(from, to), this::find).stream()
          .flatMap(Optional::stream)
          .forEach(items::add);
      from = to;
    }
  }

  private static MediaContent content(OpenedObject opened) {
    return new MediaContent(
        opened.bytes(), opened.head().lengthBytes(), opened.head().totalBytes());
  }

  private static byte[] readAll(MediaContent content, int maxBytes) {
    try (content) {
      if (content.totalBytes() > maxBytes) {
        throw new MediaException.TooLarge(content.totalBytes(), maxBytes);
      }
      return content.stream().readAllBytes();
    } catch (IOException broken) {
      throw SdkClientException.create("S3 did not give all bytes", broken);
    }
  }
}
