package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaItem;
import dev.vivace.media.json.JsonContent;
import dev.vivace.media.json.MediaItemJson;
import dev.vivace.media.json.RenditionJson;
import dev.vivace.media.json.UploadedItemsJson;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.store.MediaDescription;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes answers in JSON. They hold URLs that end, so no cache may keep them. */
@Singleton
public final class MediaAnswers {
  private static final String CONTENT_TYPE = "application/json";

  /** API Gateway sends 10,240 bytes of header fields; a link with its token has some 500. */
  private static final int MAX_LINKS = 12;

  private final MediaLinks links;

  public MediaAnswers(MediaLinks links) {
    this.links = links;
  }

  public HttpResponse json(int status, JsonContent content) {
    return HttpResponse.bytes(status, CONTENT_TYPE, content.toBytes())
        .withHeader("Cache-Control", "no-store");
  }

  /** 201 with an item and, as {@code Location}, where it is. */
  public HttpResponse created(HttpRequest request, LabeledItem stored) {
    return json(201, uploaded(request, stored))
        .withHeader("Location", links.item(request, stored.item().id()).toString());
  }

  /** 201 with the items of a form. */
  public HttpResponse created(HttpRequest request, List<LabeledItem> items) {
    return json(
        201, new UploadedItemsJson(items.stream().map(item -> uploaded(request, item)).toList()));
  }

  private MediaItemJson uploaded(HttpRequest request, LabeledItem stored) {
    MediaItem item = stored.item();
    Optional<URI> embed =
        shows(item) ? Optional.of(links.embed(request, item.id())) : Optional.empty();
    return MediaItemJson.uploaded(stored, links.content(request, item.id()), embed);
  }

  /** An item of which only itself was looked up. */
  public MediaItemJson item(HttpRequest request, MediaItem item) {
    return MediaItemJson.of(item, links.content(request, item.id()));
  }

  /** 200 with an item and its renditions, and as {@code ETag} the version of its owner's record. */
  public HttpResponse described(HttpRequest request, MediaDescription description) {
    MediaItem item = description.item();
    URI content = links.content(request, item.id());
    List<RenditionJson> renditions = renditions(content, description);
    MediaItemJson.Playing playing = playing(request, item);
    return linked(
        listing(MediaItemJson.of(description, content, playing, renditions), renditions)
            .withHeader("ETag", RecordTag.of(description.record())),
        playing.hlsUrl());
  }

  private MediaItemJson.Playing playing(HttpRequest request, MediaItem item) {
    Optional<URI> hls = hls(request, item);
    return shows(item)
        ? new MediaItemJson.Playing(Optional.of(links.embed(request, item.id())), hls)
        : MediaItemJson.Playing.NOT_LOOKED_UP;
  }

  /** The playlist of an item's sound; empty for what does not play. */
  public Optional<URI> hls(HttpRequest request, MediaItem item) {
    return plays(item) ? links.itemHls(request, item.id()) : Optional.empty();
  }

  private static boolean shows(MediaItem item) {
    return plays(item) || item.contentType().isInertImage();
  }

  private static boolean plays(MediaItem item) {
    return item.contentType().isAudio() || item.contentType().isVideo();
  }

  /** The answer with a {@code Link} to a playlist. */
  public static HttpResponse linked(HttpResponse answer, Optional<URI> playlist) {
    return playlist.map(url -> answer.plusHeader("Link", MediaLinks.hlsLink(url))).orElse(answer);
  }

  /** The renditions, and where they are. */
  public List<RenditionJson> renditions(HttpRequest request, MediaDescription description) {
    return renditions(links.content(request, description.item().id()), description);
  }

  private static List<RenditionJson> renditions(URI content, MediaDescription description) {
    return description.renditions().stream()
        .map(rendition ->
            RenditionJson.of(rendition, MediaLinks.rendition(content, rendition.name())))
        .toList();
  }

  /** 200 with JSON that lists renditions, and with {@code Link} (RFC 8288) that does. */
  public HttpResponse listing(JsonContent content, List<RenditionJson> renditions) {
    HttpResponse answer = json(200, content);
    return renditions.isEmpty() ? answer : answer.withHeader("Link", alternates(renditions));
  }

  private static String alternates(List<RenditionJson> renditions) {
    return renditions.stream()
        .limit(MAX_LINKS)
        .map(rendition ->
            "<"
                + rendition.contentUrl()
                + ">; rel=\"alternate\"; type=\""
                + rendition.contentType()
                + "\"; title=\""
                + rendition.name()
                + '"')
        .collect(Collectors.joining(", "));
  }
}
