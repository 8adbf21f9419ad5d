package dev.vivace.media.live;

import dev.vivace.media.Ids;
import dev.vivace.media.LeastRecentlyUsed;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.pcm.PcmFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Live streams: numbered chunks of PCM, in any order, by any number of processes. Every step may be
 * repeated. Whether a stream goes on is decided in S3, so that all listeners hear the same.
 *
 * <p>A chunk that is missing while a later one is there is waited for {@link #GAP_WAIT}; then
 * silence as long as the chunk before it takes its place for good. A producer that was silent for
 * {@link #EXPIRY} has its stream ended by the first that notices.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class LiveStreams {
  /**
   * The time for which a missing chunk is waited for, from the time that a later one was stored.
   */
  public static final Duration GAP_WAIT = Duration.ofSeconds(5);

  /** The time for which a producer may be silent. */
  public static final Duration EXPIRY = Duration.ofSeconds(60);

  /** Chunks of one stream. */
  public static final int MAX_CHUNKS = 1_000_000;

  /** The number of chunks in a row that may be missing. */
  public static final int MAX_GAP_CHUNKS = 50;

  private static final int MAX_REMEMBERED = 1000;
  private static final int MAX_SILENCE_SECONDS = 10;

  private final Ids ids;
  private final Clock clock;
  private final LiveDescriptions descriptions;
  private final LiveEnds ends;
  private final LiveChunks chunks;

  /** Number of a chunk that exists, and so exists for ever. */
  private final Map<LiveStreamId, Integer> known =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  /** The ends of streams, which never change. */
  private final Map<LiveStreamId, LiveEnd> counted =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  /**
   * @param ids makes the ids of new streams and items
   * @param clock tells how long ago something was stored
   */
  public LiveStreams(Bucket bucket, Ids ids, Clock clock) {
    StateObjects states = new StateObjects(bucket);
    this.ids = ids;
    this.clock = clock;
    this.descriptions = new LiveDescriptions(states);
    this.ends = new LiveEnds(states);
    this.chunks = new LiveChunks(bucket);
  }

  /** Opens a stream with segments of the usual length. */
  public LiveStream create(PcmFormat format, String title) {
    return create(format, title, LiveStream.DEFAULT_SEGMENT_SECONDS);
  }

  /**
   * Opens a stream.
   *
   * @param title what its file will be called; may be empty
   * @param segmentSeconds one of {@link LiveStream#SEGMENT_SECONDS}
   */
  public LiveStream create(PcmFormat format, String title, int segmentSeconds) {
    LiveStreamId id = new LiveStreamId(ids.newUlid());
    LiveStream stream = new LiveStream(id, ids.newMediaId(), title, format, segmentSeconds);
    descriptions.create(stream);
    return stream;
  }

  /**
   * The stream.
   *
   * @throws LiveException.UnknownStream if there is none of this id
   */
  public LiveStream require(LiveStreamId id) {
    return descriptions.find(id).orElseThrow(() -> new LiveException.UnknownStream(id));
  }

  /**
   * Stores a chunk. When this returns, the chunk is there for every listener; the same bytes under
   * the same number may be stored again.
   *
   * @param number from 0 to {@link #MAX_CHUNKS}, itself excluded
   * @param bytes at least one; a sample frame may be cut anywhere and go on in the next chunk
   * @throws LiveException.UnknownStream if there is no such stream
   * @throws LiveException.ChunkDiffers if other bytes have that number
   * @throws LiveException.ChunkGivenUp if silence has taken its place
   * @throws LiveException.ChunkTooFarAhead if the {@link #MAX_GAP_CHUNKS} before it are missing
   * @throws LiveException.StreamEnded if the stream has ended before it
   */
  public void append(LiveStreamId id, int number, byte[] bytes) {
    LiveStream stream = require(id);
    requireNotAfter(id, number, Optional.ofNullable(counted.get(id)));
    requireNear(id, number);
    if (!chunks.create(id, number, bytes)) {
      requireSame(id, number, bytes);
    }
    // Looked for after the chunk was stored: who ends the stream counts chunks after that.
    requireNotAfter(id, number, findEnd(stream));
    known.merge(id, number, Math::max);
  }

  private static void requireNotAfter(LiveStreamId id, int number, Optional<LiveEnd> end) {
    if (end.isPresent() && number >= end.get().chunks()) {
      throw new LiveException.StreamEnded(id, end.get().chunks());
    }
  }

  private void requireNear(LiveStreamId id, int number) {
    if (number <= MAX_GAP_CHUNKS || known.getOrDefault(id, -1) >= number - MAX_GAP_CHUNKS) {
      return;
    }
    if (!chunks.anyBetween(id, number - MAX_GAP_CHUNKS, number + 1)) {
      throw new LiveException.ChunkTooFarAhead(id, number);
    }
  }

  private void requireSame(LiveStreamId id, int number, byte[] bytes) {
    LiveChunks.Stored stored =
        chunks.find(id, number).orElseThrow(() -> new LiveException.UnknownStream(id));
    switch (stored.kind()) {
      case GAP -> throw new LiveException.ChunkGivenUp(id, number);
      case END -> throw new LiveException.StreamEnded(id, number);
      case CHUNK -> {
        if (!Arrays.equals(stored.bytes(), bytes)) {
          throw new LiveException.ChunkDiffers(id, number);
        }
      }
    }
  }

  /**
   * Tells how far the stream is. Ends it if its producer fell silent.
   *
   * @throws LiveException.UnknownStream if there is no such stream
   */
  public LiveStatus status(LiveStreamId id) {
    LiveStream stream = require(id);
    LiveChunkList list = chunks.list(id, 0);
    if (list.ended() || isSilent(stream, list.newest())) {
      LiveEnd end = end(stream, LiveEnd.Reason.EXPIRED);
      return new LiveStatus(stream, end.chunks(), end.bytes(), Optional.of(end));
    }
    int count = list.firstMissing();
    return new LiveStatus(stream, count, list.bytesBefore(count), Optional.empty());
  }

  public boolean isSilent(LiveStream stream, Optional<Instant> newest) {
    return clock.instant().isAfter(newest.orElse(stream.createdAt()).plus(EXPIRY));
  }

  /**
   * Ends a stream: chunks that are missing are silence now. One that has ended before keeps its
   * end, which is returned.
   *
   * @throws LiveException.UnknownStream if there is no such stream
   */
  public LiveEnd end(LiveStreamId id) {
    return end(require(id), LiveEnd.Reason.ENDED);
  }

  public LiveEnd end(LiveStream stream, LiveEnd.Reason reason) {
    Optional<LiveEnd> before = findEnd(stream);
    if (before.isPresent()) {
      return before.get();
    }
    ends.open(stream.id(), reason);
    return findEnd(stream).orElseThrow(() -> new LiveException.UnknownStream(stream.id()));
  }

  /** The end, if there is one; counts it if that was not done before. */
  public Optional<LiveEnd> findEnd(LiveStream stream) {
    Optional<LiveEnd> remembered = Optional.ofNullable(counted.get(stream.id()));
    if (remembered.isPresent()) {
      return remembered;
    }
    Optional<LiveEnd> end =
        ends.find(stream.id())
            .map(version -> LiveEnds.counted(version).orElseGet(() -> count(stream, version)));
    end.ifPresent(found -> counted.put(stream.id(), found));
    return end;
  }

  private LiveEnd count(LiveStream stream, StateObjects.Version open) {
    LiveChunkList list = closed(stream);
    int count = list.closedAt().orElseThrow();
    LiveEnd end = new LiveEnd(LiveEnds.reason(open), count, list.bytesBefore(count));
    ends.close(stream, open, end);
    return ends.find(stream.id())
        .flatMap(LiveEnds::counted)
        .orElseThrow(() -> new LiveException.UnknownStream(stream.id()));
  }

  /**
   * All chunks, once none is missing between them and none can come behind them. Listed anew after
   * each attempt: a chunk may have come after all.
   */
  private LiveChunkList closed(LiveStream stream) {
    while (true) {
      LiveChunkList list = chunks.list(stream.id(), 0);
      if (list.closedAt().isPresent()) {
        return list;
      }
      int missing = list.firstMissing();
      if (list.nextAfter(missing).isEmpty()) {
        chunks.close(stream.id(), missing);
      } else {
        fillAll(stream, list);
      }
    }
  }

  private void fillAll(LiveStream stream, LiveChunkList list) {
    int missing = list.firstMissing();
    Optional<Integer> next = list.nextAfter(missing);
    while (next.isPresent()) {
      int sizeBytes = list.sizeOf(missing == 0 ? next.get() : missing - 1);
      for (int number = missing; number < next.get(); number++) {
        fill(stream, number, sizeBytes);
      }
      missing = list.firstMissingFrom(next.get());
      next = list.nextAfter(missing);
    }
  }

  /**
   * Puts silence in place of a chunk, unless it has come.
   *
   * @param neighbourBytes length of the chunk before it, or of the one behind if there is none
   */
  public void fill(LiveStream stream, int number, int neighbourBytes) {
    PcmFormat format = stream.format();
    int maxBytes = MAX_SILENCE_SECONDS * format.bytesPerSecond();
    // Where chunks cut sample frames, the cut stays in its place.
    int sizeBytes =
        neighbourBytes <= maxBytes
            ? neighbourBytes
            : maxBytes + neighbourBytes % format.frameBytes();
    chunks.fill(stream.id(), number, sizeBytes);
  }

  public LiveChunks chunks() {
    return chunks;
  }

  public Clock clock() {
    return clock;
  }
}
