package dev.vivace.media;

import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Listens to live streams, from any place, by any number of threads and processes at once.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class LiveListeners {
  private final LiveStreams streams;
  private final Waiting waiting;

  /**
   * @param waiting how to wait for chunks
   */
  public LiveListeners(LiveStreams streams, Waiting waiting) {
    this.streams = streams;
    this.waiting = waiting;
  }

  /**
   * A place so many sample frames behind the beginning; it need not be there yet.
   *
   * @param frames tells the number of sample frames for the stream's format
   * @throws MediaException.UnknownLiveStream if there is no such stream
   */
  public LivePlace at(LiveStreamId id, ToLongFunction<LiveFormat> frames) {
    LiveStream stream = streams.require(id);
    return atByte(stream, frames.applyAsLong(stream.format()) * stream.format().frameBytes());
  }

  LivePlace atByte(LiveStream stream, long bytes) {
    return listing(stream).place(bytes);
  }

  /**
   * The beginning of the newest chunk that has all before it, so that there is sound at once; the
   * beginning of the stream where there is none yet.
   *
   * @throws MediaException.UnknownLiveStream if there is no such stream
   */
  public LivePlace edge(LiveStreamId id) {
    LiveStream stream = streams.require(id);
    Listing listing = listing(stream);
    long bytes = listing.list().bytesBefore(Math.max(0, listing.count() - 1));
    int frameBytes = stream.format().frameBytes();
    return listing.place(Math.ceilDiv(bytes, frameBytes) * frameBytes);
  }

  /**
   * Opens the PCM from a place on. The caller closes it.
   *
   * @param limit where to end at the latest, and when
   */
  public LivePcm open(LivePlace place, LiveLimit limit) {
    return new LivePcm(streams, place, waiting, limit);
  }

  private Listing listing(LiveStream stream) {
    LiveChunkList list = streams.chunks().list(stream.id(), 0);
    if (!list.ended()) {
      return new Listing(stream, list, Optional.empty());
    }
    Optional<LiveEnd> end = streams.findEnd(stream);
    // Listed anew only where the end had to be counted: silence may have taken some places.
    boolean settled = list.closedAt().equals(end.map(LiveEnd::chunks));
    return new Listing(stream, settled ? list : streams.chunks().list(stream.id(), 0), end);
  }

  /** What there is of a stream. */
  private record Listing(LiveStream stream, LiveChunkList list, Optional<LiveEnd> end) {
    int count() {
      return end.map(LiveEnd::chunks).orElseGet(list::firstMissing);
    }

    LivePlace place(long startBytes) {
      int count = count();
      int first = 0;
      long before = 0;
      while (first < count && before + list.sizeOf(first) <= startBytes) {
        before += list.sizeOf(first);
        first++;
      }
      LivePlace.Origin origin =
          new LivePlace.Origin(
              first,
              startBytes - before,
              first == 0 ? 0 : list.sizeOf(first - 1),
              count,
              list.newest().orElse(stream.createdAt()));
      return new LivePlace(stream, startBytes, list.bytesBefore(count), end, origin);
    }
  }
}
