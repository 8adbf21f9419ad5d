package dev.vivace.playback;

import static dev.vivace.lambda.http.Route.delete;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.media.http.MediaScopes.MEDIA_READ;
import static dev.vivace.media.http.MediaScopes.MEDIA_WRITE;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Routes;
import jakarta.inject.Singleton;

/** What the playback function answers to. */
@Singleton
public final class PlaybackFunction implements Application {
  private final Routes routes;

  PlaybackFunction(MediaItems items, Playback playback, EmbedPages embedPages, OEmbed oEmbed) {
    routes =
        Routes.of(
            get("/media", MEDIA_READ, items::list).query("limit", "after"),
            delete("/media", MEDIA_WRITE, items::revert),
            get("/media/{mediaId}", MEDIA_READ, items::describe),
            delete("/media/{mediaId}", MEDIA_WRITE, items::delete),
            get("/media/{mediaId}/playback", MEDIA_READ, playback::playback)
                .query("as", "disposition", "rendition", "list"),
            get("/media/{mediaId}/content", MEDIA_READ, playback::redirect)
                .query("disposition", "rendition"),
            get("/media/{mediaId}/embed", MEDIA_READ, embedPages::page).passingOverOthers(),
            get("/oembed", MEDIA_READ, oEmbed::answer)
                .query("url", "format", "maxwidth", "maxheight")
                .passingOverOthers());
  }

  @Override
  public Routes routes() {
    return routes;
  }
}
