package dev.vivace.stream;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Answers with audio that is encoded while it is sent. */
@Singleton
public final class StreamFunction implements HttpHandler {
  private final PostedStream posted;
  private final StoredStream stored;
  private final GeneratedStream generated;
  private final LiveSoundStream live;

  StreamFunction(
      PostedStream posted, StoredStream stored, GeneratedStream generated, LiveSoundStream live) {
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
      case "GET /live/{streamId}/stream" -> live.get(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }
}
