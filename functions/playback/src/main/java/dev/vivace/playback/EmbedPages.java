package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.FramedPage;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.signing.LinkedObject;
import dev.vivace.media.signing.PlaybackUrls;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.wiring.MediaConfiguration;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Pages with an item's player, for the frames of others. One HEAD on S3 for each. */
@Singleton
final class EmbedPages {
  private final MediaStore store;
  private final PlaybackUrls urls;
  private final MediaLinks links;
  private final MediaConfiguration configuration;

  EmbedPages(
      MediaStore store, PlaybackUrls urls, MediaLinks links, MediaConfiguration configuration) {
    this.store = store;
    this.urls = urls;
    this.links = links;
    this.configuration = configuration;
  }

  /** The page. */
  HttpResponse page(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    MediaItem item = store.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    Player player = Player.of(item.contentType());
    EmbedPage page =
        new EmbedPage(
            player,
            item.fileName().value(),
            source(request, item, player),
            links.oEmbed(request, id));
    return FramedPage.answer(page.html(), page.policy(configuration.cors().frameAncestors()))
        .withHeader(
            "Link",
            "<%s>; rel=\"alternate\"; type=\"application/json+oembed\"".formatted(page.oEmbed()));
  }

  /** By way of the API, so that a player gets a fresh URL whenever it asks anew. */
  private EmbedPage.Source source(HttpRequest request, MediaItem item, Player player) {
    Disposition disposition =
        player == Player.DOWNLOAD ? Disposition.ATTACHMENT : Disposition.INLINE;
    URI presigned =
        urls.get(LinkedObject.original(item, disposition), configuration.playbackUrlTtl()).url();
    Optional<URI> content = links.lastingContent(request, item.id());
    return new EmbedPage.Source(
        content
            .map(url -> player == Player.DOWNLOAD ? MediaLinks.attachment(url) : url)
            .orElse(presigned),
        presigned);
  }
}
