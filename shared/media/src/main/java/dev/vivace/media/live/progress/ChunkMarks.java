package dev.vivace.media.live.progress;

import dev.vivace.media.LeastRecentlyUsed;
import dev.vivace.media.live.LiveKeys;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.s3.StateObjects;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects {@code live/{streamId}/bytes-before/{thousands}}: what is before each thousandth
 * chunk. Each is written by whoever first sees so many chunks, and remembered.
 */
final class ChunkMarks {
  /** S3's most for one listing. */
  static final int CHUNKS = 1000;

  private static final int MAX_REMEMBERED = 10_000;
  private static final int MARK_DIGITS = 6;
  private static final String BYTES = "bytes";
  private static final String FIRST_STORED = "firstStored";
  private static final String LAST_STORED = "lastStored";

  private final Bucket bucket;
  private final StateObjects states;
  private final Map<String, KnownChunks> remembered =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  ChunkMarks(Bucket bucket) {
    this.bucket = bucket;
    this.states = new StateObjects(bucket);
  }

  /** Writes those that are not there; they are all of one stream. */
  void keep(LiveStreamId id, List<KnownChunks> marks) {
    ConcurrentReads.of(marks, mark -> create(id, mark));
  }

  private boolean create(LiveStreamId id, KnownChunks mark) {
    String key = key(id, mark.count() / CHUNKS);
    remembered.put(key, mark);
    return states.create(
        key,
        Map.of(
            BYTES, mark.bytes(),
            FIRST_STORED, mark.firstStored().orElseThrow().toString(),
            LAST_STORED, mark.lastStored().orElseThrow().toString()));
  }

  /** The one with the most chunks. */
  KnownChunks newest(LiveStreamId id) {
    List<String> keys = bucket.keys(LiveKeys.marks(id));
    if (keys.isEmpty()) {
      return KnownChunks.NONE;
    }
    String newest = keys.getLast();
    int thousands = Integer.parseInt(newest.substring(LiveKeys.marks(id).length()));
    return find(id, thousands).orElse(KnownChunks.NONE);
  }

  /**
   * Those chunks that are before a byte, but for at most a thousand of them.
   *
   * @param count how many chunks there are
   */
  KnownChunks before(LiveStreamId id, long bytes, int count) {
    KnownChunks found = KnownChunks.NONE;
    int low = 1;
    int high = count / CHUNKS;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Optional<KnownChunks> mark = find(id, middle);
      if (mark.isEmpty() || mark.get().bytes() > bytes) {
        high = middle - 1;
      } else {
        found = mark.get();
        low = middle + 1;
      }
    }
    return found;
  }

  private Optional<KnownChunks> find(LiveStreamId id, int thousands) {
    String key = key(id, thousands);
    KnownChunks known = remembered.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<KnownChunks> found =
        states.find(key).map(version -> known(thousands, version.members()));
    found.ifPresent(mark -> remembered.put(key, mark));
    return found;
  }

  private static KnownChunks known(int thousands, JsonMembers members) {
    return new KnownChunks(
        thousands * CHUNKS,
        members.number(BYTES),
        Optional.of(Instant.parse(members.text(FIRST_STORED))),
        Optional.of(Instant.parse(members.text(LAST_STORED))));
  }

  private static String key(LiveStreamId id, int thousands) {
    return LiveKeys.marks(id) + LiveKeys.padded(thousands, MARK_DIGITS);
  }
}
