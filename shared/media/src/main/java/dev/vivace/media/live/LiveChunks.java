package dev.vivace.media.live;

import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ObjectFields;
import dev.vivace.media.s3.ObjectHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** The objects {@code live/{streamId}/chunks/{number}}. */
public final class LiveChunks {
  /** S3's most for one listing. */
  private static final int PAGE_KEYS = 1000;

  private static final int PAGES_AT_ONCE = 16;
  private static final String KIND = "kind";

  private final Bucket bucket;

  LiveChunks(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The kind of thing that is stored under a number. */
  public enum Kind {
    /** Samples that the producer sent; at least one byte. */
    CHUNK,
    /** Silence in place of a chunk that never came; at least one byte. */
    GAP,
    /** Nothing: the stream has ended before this number. */
    END
  }

  /** The thing that is stored under a number. */
  @SuppressWarnings("ArrayRecordComponent") // megabytes with one owner, never compared
  public record Stored(Kind kind, byte[] bytes) {}

  /** Whether it was stored; if not, there is one of that number. */
  boolean create(LiveStreamId id, int number, byte[] bytes) {
    return bucket
        .create(LiveKeys.chunk(id, number), ObjectFields.none(), Content.of(bytes))
        .isPresent();
  }

  /** Puts silence where a chunk is missing, unless it has come after all. */
  void fill(LiveStreamId id, int number, int sizeBytes) {
    createMarked(id, number, Kind.GAP, new byte[sizeBytes]);
  }

  /** Lets no chunk of that number come any more, unless one is there. */
  void close(LiveStreamId id, int number) {
    createMarked(id, number, Kind.END, new byte[0]);
  }

  private void createMarked(LiveStreamId id, int number, Kind kind, byte[] bytes) {
    bucket.create(
        LiveKeys.chunk(id, number),
        ObjectFields.none().withMetadata(Map.of(KIND, kind.name())),
        Content.of(bytes));
  }

  public Optional<Stored> find(LiveStreamId id, int number) {
    return bucket
        .read(LiveKeys.chunk(id, number))
        .map(object -> new Stored(kind(object.head()), object.bytes()));
  }

  private static Kind kind(ObjectHead head) {
    return head.metadata(KIND).map(Kind::valueOf).orElse(Kind.CHUNK);
  }

  /** Whether there is a chunk in [from, to). */
  boolean anyBetween(LiveStreamId id, int from, int to) {
    return page(id, from, 1).contents().stream()
        .anyMatch(object ->
            object.key().startsWith(LiveKeys.chunks(id))
                && object.key().compareTo(LiveKeys.chunk(id, to)) < 0);
  }

  /** All chunks from one on, by one request to S3 for each thousand. */
  public LiveChunkList list(LiveStreamId id, int from) {
    LiveChunkList list = new LiveChunkList(id, from);
    ListObjectsV2Response first = page(id, from, PAGE_KEYS);
    list.add(first);
    boolean more = isFull(first);
    for (int next = from + PAGE_KEYS; more; next += PAGES_AT_ONCE * PAGE_KEYS) {
      // The page that begins with a number has the thousand behind it: more where some are missing.
      int start = next;
      List<Integer> starts =
          IntStream.range(0, PAGES_AT_ONCE).mapToObj(page -> start + page * PAGE_KEYS).toList();
      List<ListObjectsV2Response> pages = ConcurrentReads.of(starts, n -> page(id, n, PAGE_KEYS));
      pages.forEach(list::add);
      more = pages.stream().allMatch(LiveChunks::isFull);
    }
    return list;
  }

  /**
   * The chunks from one on that have so many bytes, and maybe some behind them; all there are where
   * they have less. By one request to S3 for each thousand.
   */
  public LiveChunkList list(LiveStreamId id, int from, long bytes) {
    LiveChunkList list = new LiveChunkList(id, from);
    for (int next = from; ; next += PAGE_KEYS) {
      ListObjectsV2Response page = page(id, next, PAGE_KEYS);
      list.add(page);
      if (!isFull(page) || list.bytesBefore(list.firstMissing()) >= bytes) {
        return list;
      }
    }
  }

  private static boolean isFull(ListObjectsV2Response page) {
    return page.contents().size() == PAGE_KEYS;
  }

  /** The end of a stream sorts behind its chunks. */
  private ListObjectsV2Response page(LiveStreamId id, int from, int maxKeys) {
    String before = from == 0 ? LiveKeys.chunks(id) : LiveKeys.chunk(id, from - 1);
    return bucket.list(
        list -> list.prefix(LiveKeys.prefix(id)).startAfter(before).maxKeys(maxKeys));
  }
}
