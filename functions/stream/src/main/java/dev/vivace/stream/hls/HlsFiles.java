package dev.vivace.stream.hls;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.audio.hls.InitSegment;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.http.MediaLinks;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Playlists and segments of live streams and of stored items. */
@Singleton
public final class HlsFiles {
  private final LiveHls liveStreams;
  private final StoredHls items;

  HlsFiles(LiveHls liveStreams, StoredHls items) {
    this.liveStreams = liveStreams;
    this.items = items;
  }

  /** A file of a live stream. */
  public HttpResponse live(HttpRequest request) throws IOException {
    HlsRendition rendition = HlsFile.rendition(request);
    HlsFile file = HlsFile.of(request);
    LiveBroadcast broadcast = liveStreams.of(MediaLinks.liveStreamId(request), rendition);
    return switch (file) {
      case HlsFile.Playlist() -> broadcast.playlist();
      case HlsFile.Init() -> HlsAnswers.segment(InitSegment.of(broadcast.track()));
      case HlsFile.Media(long number) -> HlsAnswers.segment(broadcast.segment(number));
    };
  }

  /** A file of a stored item. */
  public HttpResponse stored(HttpRequest request) throws IOException {
    HlsRendition rendition = HlsFile.rendition(request);
    HlsFile file = HlsFile.of(request);
    StoredBroadcast broadcast = items.of(MediaLinks.mediaId(request), rendition);
    return switch (file) {
      case HlsFile.Playlist() -> broadcast.playlist();
      case HlsFile.Init() -> HlsAnswers.segment(broadcast.init());
      case HlsFile.Media(long number) -> HlsAnswers.segment(broadcast.segment(number));
    };
  }
}
