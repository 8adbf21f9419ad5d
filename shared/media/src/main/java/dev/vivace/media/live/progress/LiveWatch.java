package dev.vivace.media.live.progress;

import dev.vivace.media.LeastRecentlyUsed;
import dev.vivace.media.live.LiveChunkList;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.s3.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches how far live streams are: one listing for each look, if this process has looked before.
 * Who looks decides what listeners decide who wait: a chunk that was waited for long enough is
 * silence, and a stream whose producer is gone has ended.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class LiveWatch {
  private static final int MAX_REMEMBERED = 1000;

  private final LiveStreams streams;
  private final ChunkMarks marks;
  private final Map<LiveStreamId, KnownChunks> remembered =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  /**
   * @param bucket where the streams are
   */
  public LiveWatch(Bucket bucket, LiveStreams streams) {
    this.streams = streams;
    this.marks = new ChunkMarks(bucket);
  }

  /**
   * The stream.
   *
   * @throws dev.vivace.media.live.LiveException.UnknownStream if there is none of this id
   */
  public LiveStream require(LiveStreamId id) {
    return streams.require(id);
  }

  /** Tells how far the stream is now. */
  public LiveProgress look(LiveStream stream) {
    while (true) {
      KnownChunks before = known(stream.id());
      LiveChunkList list = streams.chunks().list(stream.id(), before.count());
      KnownChunks known = before.extended(list, list.firstMissing());
      remember(stream.id(), before, list, known);
      Optional<Integer> later = list.nextAfter(known.count());
      if (list.ended() || later.isEmpty() || !gaveUp(stream, list, known, later.get())) {
        Optional<LiveEnd> end = end(stream, list, known);
        return new LiveProgress(stream, known, end, list.listedAt().orElseGet(this::now));
      }
    }
  }

  /**
   * Tells how far the stream was when this process looked last, which may be long ago; empty if it
   * never did. Nothing is asked of S3, and an end is not told.
   */
  public Optional<LiveProgress> lastSeen(LiveStream stream) {
    return Optional.ofNullable(remembered.get(stream.id()))
        .map(known -> new LiveProgress(stream, known, Optional.empty(), now()));
  }

  /** The chunks before a byte that is there, but for at most a thousand of them. */
  public KnownChunks before(LiveProgress progress, long bytes) {
    LiveStream stream = progress.stream();
    int count = progress.end().map(LiveEnd::chunks).orElse(progress.known().count());
    return marks.before(stream.id(), bytes, count);
  }

  private KnownChunks known(LiveStreamId id) {
    KnownChunks known = remembered.get(id);
    return known == null ? marks.newest(id) : known;
  }

  /** Marked first: what this process knows, another one finds. */
  private void remember(
      LiveStreamId id, KnownChunks before, LiveChunkList list, KnownChunks known) {
    List<KnownChunks> passed = new ArrayList<>();
    int first = before.count() / ChunkMarks.CHUNKS + 1;
    for (int next = first; next <= known.count() / ChunkMarks.CHUNKS; next++) {
      passed.add(before.extended(list, next * ChunkMarks.CHUNKS));
    }
    if (!passed.isEmpty()) {
      marks.keep(id, passed);
    }
    remembered.merge(id, known, (one, other) -> one.count() > other.count() ? one : other);
  }

  private Optional<LiveEnd> end(LiveStream stream, LiveChunkList list, KnownChunks known) {
    if (list.ended()) {
      return streams.findEnd(stream);
    }
    Optional<Instant> newest = list.newest().or(known::lastStored);
    return streams.isSilent(stream, newest)
        ? Optional.of(streams.end(stream, LiveEnd.Reason.EXPIRED))
        : Optional.empty();
  }

  /** Puts silence in place of chunks that were waited for long enough, and tells whether it did. */
  private boolean gaveUp(LiveStream stream, LiveChunkList list, KnownChunks known, int later) {
    LiveChunkList behind =
        known.count() == list.first() ? list : streams.chunks().list(stream.id(), known.count());
    Instant oldest = behind.oldest().orElseThrow();
    if (now().isBefore(oldest.plus(LiveStreams.GAP_WAIT))) {
      return false;
    }
    int missing = known.count();
    int sizeBytes = missing == 0 ? behind.sizeOf(later) : lastBytes(stream, list, known);
    for (int number = missing; number < later; number++) {
      streams.fill(stream, number, sizeBytes);
    }
    return true;
  }

  private int lastBytes(LiveStream stream, LiveChunkList list, KnownChunks known) {
    int last = known.count() - 1;
    return last >= list.first()
        ? list.sizeOf(last)
        : streams.chunks().list(stream.id(), last).sizeOf(last);
  }

  private Instant now() {
    return streams.clock().instant();
  }
}
