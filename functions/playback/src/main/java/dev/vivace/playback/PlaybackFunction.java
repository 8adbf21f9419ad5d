package dev.vivace.playback;

import static dev.vivace.lambda.forwarded.Addresses.ADDRESSES;
import static dev.vivace.lambda.http.Route.delete;
import static dev.vivace.lambda.http.Route.get;
import static dev.vivace.lambda.http.Route.patch;
import static dev.vivace.lambda.http.Route.post;
import static dev.vivace.media.http.MediaScopes.MEDIA_READ;
import static dev.vivace.media.http.MediaScopes.MEDIA_WRITE;

import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Routes;
import jakarta.inject.Singleton;

/** The routes of the playback function. */
@Singleton
public final class PlaybackFunction implements Application {
  private final Routes routes;

  PlaybackFunction(
      MediaItems items,
      Changes changes,
      Deletions deletions,
      Playback playback,
      EmbedPages embedPages,
      OEmbed oEmbed,
      Links links) {
    routes =
        Routes.of(
            get("/media", MEDIA_READ, items::list).query("limit", "after", ADDRESSES),
            delete("/media", MEDIA_WRITE, items::revert),
            get("/media/{mediaId}", MEDIA_READ, items::describe).query(ADDRESSES),
            patch("/media/{mediaId}", MEDIA_WRITE, changes::patch)
                .query(ADDRESSES)
                .members("title", "metadata"),
            delete("/media/{mediaId}", MEDIA_WRITE, items::delete),
            post("/media/delete", MEDIA_WRITE, deletions::delete).members("ids"),
            get("/media/{mediaId}/playback", MEDIA_READ, playback::playback)
                .query("as", "disposition", "rendition", "list", ADDRESSES),
            get("/media/{mediaId}/content", MEDIA_READ, playback::redirect)
                .query("disposition", "rendition", ADDRESSES),
            get("/media/{mediaId}/embed", MEDIA_READ, embedPages::page).passingOverOthers(),
            post("/media/{mediaId}/links", MEDIA_WRITE, links::create)
                .members("expiresIn", "title"),
            get("/media/{mediaId}/links", MEDIA_WRITE, links::list),
            delete("/media/{mediaId}/links/{linkId}", MEDIA_WRITE, links::revoke),
            get("/oembed", MEDIA_READ, oEmbed::answer)
                .query("url", "format", "maxwidth", "maxheight")
                .passingOverOthers());
  }

  @Override
  public Routes routes() {
    return routes;
  }
}
