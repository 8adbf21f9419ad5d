package dev.vivace.stream.hls;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.audio.hls.HlsTrack;
import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.media.live.LiveSegments;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.live.progress.LiveWatch;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Live streams as HLS. */
@Singleton
final class LiveHls {
  private final LiveSource source;
  private final LiveSegments segments;

  LiveHls(LiveWatch watch, LiveListeners listeners, LiveSegments segments, Clock clock) {
    this.source = new LiveSource(watch, listeners, clock);
    this.segments = segments;
  }

  /**
   * A rendition of a stream.
   *
   * @throws dev.vivace.media.live.LiveException.UnknownStream if there is no such stream
   */
  LiveBroadcast of(LiveStreamId id, HlsRendition rendition) {
    LiveStream stream = source.require(id);
    HlsTrack track =
        new HlsTrack(rendition, stream.format().sampleRate(), stream.format().channels());
    SegmentGrid grid = new SegmentGrid(track, stream.segmentSeconds(), SegmentGrid.LIVE_SILENCE);
    return new LiveBroadcast(stream, grid, source, segments);
  }
}
