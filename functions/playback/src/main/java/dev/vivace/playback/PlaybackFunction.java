package dev.vivace.playback;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;

/** What the playback function answers to. */
@Singleton
public final class PlaybackFunction implements HttpHandler {
  private final MediaItems items;
  private final Playback playback;

  PlaybackFunction(MediaItems items, Playback playback) {
    this.items = items;
    this.playback = playback;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    return switch (request.route()) {
      case "GET /media" -> items.list(request);
      case "GET /media/{mediaId}" -> items.describe(request);
      case "DELETE /media/{mediaId}" -> items.delete(request);
      case "GET /media/{mediaId}/playback" -> playback.playback(request);
      case "GET /media/{mediaId}/content" -> playback.redirectGet(request);
      case "HEAD /media/{mediaId}/content" -> playback.redirectHead(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }
}
