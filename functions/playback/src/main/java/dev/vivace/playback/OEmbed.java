package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.text.HtmlText;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.http.MediaProblems;
import dev.vivace.media.json.OEmbedJson;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.wiring.AccessConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells how to show an item in a page to whoever has its address (<a
 * href="https://oembed.com/">oEmbed 1.0</a>, section 2). One HEAD on S3.
 */
@Singleton
final class OEmbed {
  private static final int MAX_PIXELS = 10_000;

  private final MediaStore store;
  private final MediaLinks links;
  private final MediaAnswers answers;
  private final AccessConfiguration access;

  OEmbed(MediaStore store, MediaLinks links, MediaAnswers answers, AccessConfiguration access) {
    this.store = store;
    this.links = links;
    this.answers = answers;
    this.access = access;
  }

  /**
   * The item of the parameter {@code url}: the address of its page, of its bytes or of itself.
   * Whatever is no such address is 404, and S3 is not asked.
   */
  HttpResponse answer(HttpRequest request) {
    QueryParameters query = request.query();
    if (!query.first("format").orElse("json").equals("json")) {
      throw notImplemented().asException();
    }
    Player.Size bounds =
        new Player.Size(
            query.integer("maxwidth", 1, MAX_PIXELS).orElse(MAX_PIXELS),
            query.integer("maxheight", 1, MAX_PIXELS).orElse(MAX_PIXELS));
    MediaItem item = item(request, query);
    Player player = Player.of(item.contentType());
    return answers.json(
        200,
        new OEmbedJson(
            player.oEmbedType(),
            item.fileName().value(),
            links.root(request),
            access.linkTtl(),
            player == Player.DOWNLOAD
                ? Optional.empty()
                : Optional.of(frame(request, item, player.within(bounds)))));
  }

  private MediaItem item(HttpRequest request, QueryParameters query) {
    String url =
        query
            .first("url")
            .orElseThrow(() ->
                Problem.invalidParameter("url", "must be the address of an item.").asException());
    MediaId id =
        links.mediaId(request, url).orElseThrow(() -> MediaProblems.unknownMedia().asException());
    return store.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
  }

  private OEmbedJson.Frame frame(HttpRequest request, MediaItem item, Player.Size size) {
    String html =
        ("<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" style=\"border:0\""
                + " allow=\"fullscreen\"></iframe>")
            .formatted(
                HtmlText.escaped(links.embed(request, item.id()).toString()),
                HtmlText.escaped(item.fileName().value()),
                size.width(),
                size.height());
    return new OEmbedJson.Frame(html, size.width(), size.height());
  }

  private static Problem notImplemented() {
    return new Problem(
        "format-not-implemented",
        501,
        "Format not implemented",
        "oEmbed is answered in JSON. Ask for it with format=json.");
  }
}
