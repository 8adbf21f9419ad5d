package dev.vivace.playback;

import dev.vivace.lambda.access.ScopedHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.MediaScopes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;

/** What the playback function answers to. */
@Singleton
public final class PlaybackFunction implements ScopedHandler {
  private final MediaItems items;
  private final Playback playback;
  private final EmbedPages embedPages;
  private final OEmbed oEmbed;

  PlaybackFunction(MediaItems items, Playback playback, EmbedPages embedPages, OEmbed oEmbed) {
    this.items = items;
    this.playback = playback;
    this.embedPages = embedPages;
    this.oEmbed = oEmbed;
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
      case "GET /media/{mediaId}/embed" -> embedPages.page(request);
      case "GET /oembed" -> oEmbed.answer(request);
      default -> throw Problem.unknownRoute(request.route()).asException();
    };
  }

  @Override
  public Set<String> scopes(String route) {
    return switch (route) {
      case "GET /media",
          "GET /media/{mediaId}",
          "GET /media/{mediaId}/playback",
          "GET /media/{mediaId}/content",
          "HEAD /media/{mediaId}/content",
          "GET /media/{mediaId}/embed",
          "GET /oembed" ->
          MediaScopes.MEDIA_READ;
      case "DELETE /media/{mediaId}" -> MediaScopes.MEDIA_WRITE;
      default -> throw Problem.unknownRoute(route).asException();
    };
  }
}
