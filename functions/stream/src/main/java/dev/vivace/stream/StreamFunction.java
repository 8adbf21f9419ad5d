package dev.vivace.stream;

import dev.vivace.audio.ByteSource;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.EncodingSettings;
import dev.vivace.audio.MediaDecoder;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.LivePlace;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaStore;
import dev.vivace.media.http.MediaLinks;
import jakarta.inject.Singleton;

/** Answers with audio that is encoded while it is sent. */
@Singleton
public final class StreamFunction implements HttpHandler {
  private final MediaStore media;
  private final LiveSound live;

  StreamFunction(MediaStore media, LiveSound live) {
    this.media = media;
    this.live = live;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return switch (request.route()) {
      case "POST /stream" -> encodeBody(request);
      case "GET /media/{mediaId}/stream" -> encodeStored(request);
      case "GET /live/{streamId}/stream" -> encodeLive(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }

  private HttpResponse encodeBody(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    return encoded(settings, PostedAudio.of(request));
  }

  private HttpResponse encodeStored(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    MediaId id = MediaLinks.mediaId(request);
    MediaItem item = media.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    ByteSource file = new StoredFile(media, item.id(), item.sizeBytes());
    return encoded(settings, () -> new MediaDecoder(file, DecodeLimits.DEFAULT));
  }

  private HttpResponse encodeLive(HttpRequest request) {
    EncodingSettings settings = EncodingQuery.settings(request.query());
    LivePlace place = live.place(request, LiveQuery.of(request.query()));
    return live.linked(request, place, encoded(settings, live.opener(place)));
  }

  private static HttpResponse encoded(EncodingSettings settings, AudioOpener audio) {
    return HttpResponse.streamed(
            200, settings.format().mediaType(), new EncodedBody(audio, settings))
        .withHeader("Cache-Control", "no-store")
        .withHeader("X-Content-Type-Options", "nosniff");
  }
}
