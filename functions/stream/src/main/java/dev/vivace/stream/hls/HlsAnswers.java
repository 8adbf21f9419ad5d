package dev.vivace.stream.hls;

import dev.vivace.audio.hls.MediaPlaylist;
import dev.vivace.lambda.http.HttpResponse;

/**
 * Answers for shared caches. Each may be kept by one for a second at least, and be given to
 * everybody: a cache joins requests that come at once only then.
 */
final class HlsAnswers {
  private static final String SEGMENT_TYPE = "audio/mp4";

  private HlsAnswers() {}

  /** A playlist that will be another one soon. */
  static HttpResponse growing(MediaPlaylist playlist) {
    return answer(MediaPlaylist.MEDIA_TYPE, playlist.toBytes(), "public, max-age=1");
  }

  /** A playlist to which nothing is added any more. */
  static HttpResponse whole(MediaPlaylist playlist) {
    return answer(MediaPlaylist.MEDIA_TYPE, playlist.toBytes(), "public, max-age=3600");
  }

  /** An init or media segment, which is never another one. */
  static HttpResponse segment(byte[] bytes) {
    return answer(SEGMENT_TYPE, bytes, "public, max-age=31536000, immutable");
  }

  private static HttpResponse answer(String type, byte[] bytes, String caching) {
    return HttpResponse.bytes(200, type, bytes)
        .withHeader("Content-Length", Integer.toString(bytes.length))
        .withHeader("Cache-Control", caching);
  }
}
