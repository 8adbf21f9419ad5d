package dev.vivace.media.live.listen;

import dev.vivace.media.live.LiveChunkList;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveStream;
import java.util.Optional;

/**
 * The part of a live stream that was there when S3 was asked, and the places in it. Made by {@link
 * LiveListeners}.
 */
public final class LiveSnapshot {
  private final LiveStream stream;
  private final LiveChunkList list;
  private final Optional<LiveEnd> end;
  private final long bytesBefore;

  LiveSnapshot(LiveStream stream, LiveChunkList list, Optional<LiveEnd> end) {
    this(stream, list, end, 0);
  }

  /**
   * @param bytesBefore bytes of the chunks before the first that is listed
   */
  LiveSnapshot(LiveStream stream, LiveChunkList list, Optional<LiveEnd> end, long bytesBefore) {
    this.stream = stream;
    this.list = list;
    this.end = end;
    this.bytesBefore = bytesBefore;
  }

  public LiveStream stream() {
    return stream;
  }

  /** The end of the stream; empty while it grows. */
  public Optional<LiveEnd> end() {
    return end;
  }

  /** Whole sample frames that were there, with all before them: these never change. */
  public long knownFrames() {
    return knownBytes() / stream.format().frameBytes();
  }

  /** A place so many sample frames behind the beginning; it need not be there yet. */
  public LivePlace at(long sampleFrame) {
    return atByte(sampleFrame * stream.format().frameBytes());
  }

  /**
   * The beginning of the newest chunk that has all before it, so that there is sound at once; the
   * beginning of the stream where there is none yet.
   */
  public LivePlace edge() {
    long bytes = bytesBefore + list.bytesBefore(Math.max(list.first(), count() - 1));
    return at(Math.ceilDiv(bytes, stream.format().frameBytes()));
  }

  /**
   * A place so many bytes behind the beginning.
   *
   * @param startBytes not before the first chunk that is listed
   */
  public LivePlace atByte(long startBytes) {
    int count = count();
    int first = list.first();
    long before = bytesBefore;
    while (first < count && before + list.sizeOf(first) <= startBytes) {
      before += list.sizeOf(first);
      first++;
    }
    LivePlace.Origin origin =
        new LivePlace.Origin(
            first,
            startBytes - before,
            first == list.first() ? 0 : list.sizeOf(first - 1),
            count,
            list.newest().orElse(stream.createdAt()));
    return new LivePlace(stream, startBytes, knownBytes(), end, origin);
  }

  private long knownBytes() {
    return bytesBefore + list.bytesBefore(count());
  }

  private int count() {
    return end.map(LiveEnd::chunks).orElseGet(list::firstMissing);
  }
}
