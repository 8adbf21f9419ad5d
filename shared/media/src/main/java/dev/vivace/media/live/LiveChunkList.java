package dev.vivace.media.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.utils.DateUtils;

/** The chunks of a live stream from one on, as S3 lists them, and whether it has an end. */
public final class LiveChunkList {
  private static final int MISSING = -1;

  private final LiveStreamId id;
  private final int first;
  private int[] sizes = new int[0];
  private long[] storedMs = new long[0];
  private boolean ended;
  private Optional<Integer> closedAt = Optional.empty();
  private Optional<Instant> listedAt = Optional.empty();

  /**
   * @param first number of the first chunk that was asked for
   */
  LiveChunkList(LiveStreamId id, int first) {
    this.id = id;
    this.first = first;
  }

  void add(ListObjectsV2Response page) {
    if (listedAt.isEmpty()) {
      listedAt =
          page.sdkHttpResponse().firstMatchingHeader("Date").map(DateUtils::parseRfc1123Date);
    }
    String chunks = LiveKeys.chunks(id);
    for (S3Object object : page.contents()) {
      if (object.key().startsWith(chunks)) {
        int number = Integer.parseInt(object.key(), chunks.length(), object.key().length(), 10);
        if (object.size() == 0) {
          closedAt = Optional.of(number);
        } else {
          put(number - first, object);
        }
      } else if (object.key().equals(LiveKeys.end(id))) {
        ended = true;
      }
    }
  }

  private void put(int index, S3Object object) {
    int length = sizes.length;
    if (index >= length) {
      sizes = Arrays.copyOf(sizes, Math.max(index + 1, length + length / 2));
      Arrays.fill(sizes, length, sizes.length, MISSING);
      storedMs = Arrays.copyOf(storedMs, sizes.length);
    }
    sizes[index] = Math.toIntExact(object.size());
    storedMs[index] = object.lastModified().toEpochMilli();
  }

  /** Number of the first chunk that was asked for. */
  public int first() {
    return first;
  }

  /** The time at which a chunk that is there was stored. */
  public Instant storedAt(int number) {
    return Instant.ofEpochMilli(storedMs[number - first]);
  }

  /**
   * The time at which S3 has answered, by its own clock, as in {@link #storedAt}; empty if it did
   * not say.
   */
  public Optional<Instant> listedAt() {
    return listedAt;
  }

  /** Whether the stream has ended; there may be chunks that were sent after that. */
  public boolean ended() {
    return ended;
  }

  /** The number from which on no chunk counts, once that is settled. */
  public Optional<Integer> closedAt() {
    return closedAt;
  }

  public boolean contains(int number) {
    return number - first < sizes.length && sizes[number - first] != MISSING;
  }

  /** Number of the first chunk that is not there. */
  public int firstMissing() {
    return firstMissingFrom(first);
  }

  /** Number of the first chunk that is not there, from one on. */
  public int firstMissingFrom(int number) {
    int missing = number;
    while (contains(missing)) {
      missing++;
    }
    return missing;
  }

  /** Number of the first chunk that is there behind one that is not. */
  public Optional<Integer> nextAfter(int number) {
    return IntStream.range(number + 1, first + sizes.length)
        .filter(this::contains)
        .boxed()
        .findFirst();
  }

  public int sizeOf(int number) {
    return sizes[number - first];
  }

  /** Bytes of the chunks before one, all of which are there. */
  public long bytesBefore(int number) {
    return Arrays.stream(sizes, 0, number - first).asLongStream().sum();
  }

  /** The time at which the oldest of all was stored; empty where there is none. */
  public Optional<Instant> oldest() {
    return IntStream.range(0, sizes.length)
        .filter(index -> sizes[index] != MISSING)
        .mapToObj(index -> Instant.ofEpochMilli(storedMs[index]))
        .min(Comparator.naturalOrder());
  }

  /** The time at which the newest of all was stored; empty where there is none. */
  public Optional<Instant> newest() {
    return Arrays.stream(storedMs).max().stream().mapToObj(Instant::ofEpochMilli).findFirst();
  }
}
