package dev.vivace.media.live.listen;

import dev.vivace.media.live.LiveChunkList;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.media.live.progress.KnownChunks;
import java.util.Optional;

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
   * Looks what there is of a stream.
   *
   * @throws LiveException.UnknownStream if there is no such stream
   */
  public LiveSnapshot look(LiveStreamId id) {
    return look(streams.require(id));
  }

  public LiveSnapshot look(LiveStream stream) {
    LiveChunkList list = streams.chunks().list(stream.id(), 0);
    if (!list.ended()) {
      return new LiveSnapshot(stream, list, Optional.empty());
    }
    Optional<LiveEnd> end = streams.findEnd(stream);
    // Listed anew only where the end had to be counted: silence may have taken some places.
    boolean settled = list.closedAt().equals(end.map(LiveEnd::chunks));
    return new LiveSnapshot(stream, settled ? list : streams.chunks().list(stream.id(), 0), end);
  }

  /**
   * Looks at those chunks that have the bytes from one to another, which are known to be there: not
   * from the beginning, and not to the end.
   *
   * @param from chunks before the first of those bytes
   */
  public LiveSnapshot look(LiveStream stream, KnownChunks from, long endBytes) {
    LiveChunkList list = streams.chunks().list(stream.id(), from.count(), endBytes - from.bytes());
    return new LiveSnapshot(stream, list, Optional.empty(), from.bytes());
  }

  /**
   * Opens the PCM from a place on. The caller closes it.
   *
   * @param limit where to end at the latest, and when
   */
  public LivePcm open(LivePlace place, LiveLimit limit) {
    return new LivePcm(streams, place, waiting, limit);
  }
}
