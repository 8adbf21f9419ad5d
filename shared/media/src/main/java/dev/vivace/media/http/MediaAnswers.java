package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaDescription;
import dev.vivace.media.MediaItem;
import dev.vivace.media.json.JsonContent;
import dev.vivace.media.json.MediaItemJson;
import jakarta.inject.Singleton;

/** Writes answers in JSON. They hold URLs that end, so no cache may keep them. */
@Singleton
public final class MediaAnswers {
  private static final String CONTENT_TYPE = "application/json";

  private final MediaLinks links;

  public MediaAnswers(MediaLinks links) {
    this.links = links;
  }

  public HttpResponse json(int status, JsonContent content) {
    return HttpResponse.bytes(status, CONTENT_TYPE, content.toBytes())
        .withHeader("Cache-Control", "no-store");
  }

  /** 201 with an item and, as {@code Location}, where it is. */
  public HttpResponse created(HttpRequest request, MediaItem item) {
    return json(201, item(request, item))
        .withHeader("Location", links.item(request, item.id()).toString());
  }

  /** An item of which only itself was looked up. */
  public MediaItemJson item(HttpRequest request, MediaItem item) {
    return MediaItemJson.of(item, links.content(request, item.id()));
  }

  /** An item with its renditions. */
  public MediaItemJson item(HttpRequest request, MediaDescription description) {
    return MediaItemJson.of(description, links.content(request, description.item().id()));
  }
}
