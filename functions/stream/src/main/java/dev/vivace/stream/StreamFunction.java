package dev.vivace.stream;

import static dev.vivace.lambda.forwarded.Addresses.ADDRESSES;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.lambda.http.Route.post;
import static dev.vivace.media.http.MediaScopes.STREAM_READ;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Routes;
import dev.vivace.stream.encoding.EncodingQuery;
import dev.vivace.stream.generated.GeneratedStream;
import dev.vivace.stream.hls.HlsFiles;
import dev.vivace.stream.live.LiveSoundStream;
import dev.vivace.stream.posted.PostedStream;
import dev.vivace.stream.stored.StoredItem;
import jakarta.inject.Singleton;

/**
 * Answers with audio that is encoded while it is sent, in segments, and with stored files as they
 * are.
 */
@Singleton
public final class StreamFunction implements Application {
  private final Routes routes;

  StreamFunction(
      PostedStream posted,
      StoredItem stored,
      GeneratedStream generated,
      LiveSoundStream live,
      HlsFiles hls) {
    routes =
        Routes.of(
            post("/stream", STREAM_READ, posted::post)
                .query(EncodingQuery.ENCODING)
                .query(EncodingQuery.PCM),
            get("/stream/{source}", STREAM_READ, generated::get)
                .query(EncodingQuery.ENCODING)
                .query(generated.parameters()),
            get("/media/{mediaId}/stream", STREAM_READ, stored::get)
                .query(EncodingQuery.ENCODING)
                .query("start", ADDRESSES),
            get("/live/{streamId}/stream", STREAM_READ, live::get)
                .query(EncodingQuery.ENCODING)
                .query("from", ADDRESSES),
            get("/live/{streamId}/hls/{key}/{rendition}/{file}", STREAM_READ, hls::live)
                .passingOverOthers(),
            get("/media/{mediaId}/hls/{key}/{rendition}/{file}", STREAM_READ, hls::stored)
                .passingOverOthers());
  }

  @Override
  public Routes routes() {
    return routes;
  }
}
