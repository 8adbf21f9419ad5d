package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vivace.media.MediaDescription;
import dev.vivace.media.MediaItem;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A media item.
 *
 * @param contentUrl redirects to the bytes, for as long as the item exists
 * @param renditions absent where they were not looked up, as in a page of items
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MediaItemJson(
    String id,
    String fileName,
    String contentType,
    long size,
    Optional<ChecksumJson> checksum,
    Instant createdAt,
    URI contentUrl,
    Optional<List<RenditionJson>> renditions) {

  /** An item of which only itself was looked up. */
  public static MediaItemJson of(MediaItem item, URI contentUrl) {
    return of(item, contentUrl, Optional.empty());
  }

  /** An item with its renditions. */
  public static MediaItemJson of(MediaDescription description, URI contentUrl) {
    return of(
        description.item(),
        contentUrl,
        Optional.of(description.renditions().stream().map(RenditionJson::of).toList()));
  }

  private static MediaItemJson of(
      MediaItem item, URI contentUrl, Optional<List<RenditionJson>> renditions) {
    return new MediaItemJson(
        item.id().value(),
        item.fileName().value(),
        item.contentType().value(),
        item.sizeBytes(),
        item.checksum().map(ChecksumJson::of),
        item.createdAt(),
        contentUrl,
        renditions);
  }
}
