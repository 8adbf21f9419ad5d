package dev.vivace.media.json;

import dev.vivace.lambda.text.Timestamps;
import dev.vivace.media.MediaItem;
import dev.vivace.media.dimensions.Dimensions;
import dev.vivace.media.store.ItemLabel;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.store.MediaDescription;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A media item.
 *
 * @param dimensions of nothing where nobody has looked, as in a page of items
 * @param title what the owner calls it; absent where nobody has said so, and in a page of items
 * @param metadata the owner's JSON object; absent as {@code title}
 * @param contentUrl redirects to the bytes, for as long as the item exists
 * @param url the same, after an upload: the name that widgets for uploads look for
 * @param embedUrl a page that shows it; absent for what is neither sound, video nor image, and in a
 *     page of items
 * @param hlsUrl a playlist of its sound; absent for what does not play, and where it could carry no
 *     token
 * @param renditions absent where they were not looked up, as in a page of items
 */
public record MediaItemJson(
    String id,
    String fileName,
    String contentType,
    long size,
    Optional<ChecksumJson> checksum,
    Instant createdAt,
    Dimensions dimensions,
    Optional<String> title,
    Optional<String> metadata,
    URI contentUrl,
    Optional<URI> url,
    Optional<URI> embedUrl,
    Optional<URI> hlsUrl,
    Optional<List<RenditionJson>> renditions)
    implements JsonContent {

  /** An item of which only itself was looked up. */
  public static MediaItemJson of(MediaItem item, URI contentUrl) {
    return of(
        item,
        Dimensions.UNKNOWN,
        ItemLabel.NONE,
        contentUrl,
        Optional.empty(),
        Playing.NOT_LOOKED_UP,
        Optional.empty());
  }

  /**
   * An item that has just been uploaded.
   *
   * @param embedUrl empty for what no page shows
   */
  public static MediaItemJson uploaded(LabeledItem stored, URI contentUrl, Optional<URI> embedUrl) {
    Playing playing = new Playing(embedUrl, Optional.empty());
    return of(
        stored.item(),
        Dimensions.UNKNOWN,
        stored.label(),
        contentUrl,
        Optional.of(contentUrl),
        playing,
        Optional.empty());
  }

  /**
   * Ways to play an item beside its bytes.
   *
   * @param embedUrl empty for what a page would not show
   * @param hlsUrl empty for what does not play, and where it could carry no token
   */
  public record Playing(Optional<URI> embedUrl, Optional<URI> hlsUrl) {
    /** There are none, or nobody asked. */
    public static final Playing NOT_LOOKED_UP = new Playing(Optional.empty(), Optional.empty());
  }

  /** An item with its renditions and what its owner says of it. */
  public static MediaItemJson of(
      MediaDescription description,
      URI contentUrl,
      Playing playing,
      List<RenditionJson> renditions) {
    return of(
        description.item(),
        description.dimensions().orElse(Dimensions.UNKNOWN),
        description.record().label(),
        contentUrl,
        Optional.empty(),
        playing,
        Optional.of(renditions));
  }

  private static MediaItemJson of(
      MediaItem item,
      Dimensions dimensions,
      ItemLabel label,
      URI contentUrl,
      Optional<URI> url,
      Playing playing,
      Optional<List<RenditionJson>> renditions) {
    return new MediaItemJson(
        item.id().value(),
        item.fileName().value(),
        item.contentType().value(),
        item.sizeBytes(),
        item.checksum().map(ChecksumJson::of),
        item.createdAt(),
        dimensions,
        label.title(),
        label.metadata(),
        contentUrl,
        url,
        playing.embedUrl(),
        playing.hlsUrl(),
        renditions);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeStringProperty("fileName", fileName);
    json.writeStringProperty("contentType", contentType);
    json.writeNumberProperty("size", size);
    checksum.ifPresent(present -> {
      json.writeName("checksum");
      present.write(json);
    });
    json.writeStringProperty("createdAt", Timestamps.utc(createdAt));
    dimensions
        .duration()
        .ifPresent(length -> json.writeNumberProperty("duration", length.toMillis() / 1000.0));
    dimensions
        .size()
        .ifPresent(size -> {
          json.writeNumberProperty("width", size.width());
          json.writeNumberProperty("height", size.height());
        });
    title.ifPresent(text -> json.writeStringProperty("title", text));
    metadata.ifPresent(object -> {
      json.writeName("metadata");
      json.writeRawValue(object);
    });
    json.writeStringProperty("contentUrl", contentUrl.toString());
    url.ifPresent(same -> json.writeStringProperty("url", same.toString()));
    embedUrl.ifPresent(page -> json.writeStringProperty("embedUrl", page.toString()));
    hlsUrl.ifPresent(playlist -> json.writeStringProperty("hlsUrl", playlist.toString()));
    renditions.ifPresent(present -> {
      json.writeArrayPropertyStart("renditions");
      present.forEach(rendition -> rendition.write(json));
      json.writeEndArray();
    });
    json.writeEndObject();
  }
}
