package dev.vivace.stream;

import dev.vivace.lambda.access.ScopedHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.MediaScopes;
import dev.vivace.stream.generated.GeneratedStream;
import dev.vivace.stream.live.LiveSoundStream;
import dev.vivace.stream.posted.PostedStream;
import dev.vivace.stream.stored.StoredItem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;

/** Answers with audio that is encoded while it is sent, and with stored files as they are. */
@Singleton
public final class StreamFunction implements ScopedHandler {
  private final PostedStream posted;
  private final StoredItem stored;
  private final GeneratedStream generated;
  private final LiveSoundStream live;

  StreamFunction(
      PostedStream posted, StoredItem stored, GeneratedStream generated, LiveSoundStream live) {
    this.posted = posted;
    this.stored = stored;
    this.generated = generated;
    this.live = live;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    return switch (request.route()) {
      case "POST /stream" -> posted.post(request);
      case "GET /stream/{source}" -> generated.get(request);
      case "GET /media/{mediaId}/stream" -> stored.get(request);
      case "HEAD /media/{mediaId}/stream" -> stored.head(request);
      case "GET /live/{streamId}/stream" -> live.get(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }

  @Override
  public Set<String> scopes(String route) {
    return switch (route) {
      case "POST /stream",
          "GET /stream/{source}",
          "GET /media/{mediaId}/stream",
          "HEAD /media/{mediaId}/stream",
          "GET /live/{streamId}/stream" ->
          MediaScopes.STREAM_READ;
      default -> throw Problem.unknownRoute(route).asException();
    };
  }
}
