package dev.vivace.media.json;

import dev.vivace.lambda.text.Timestamps;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The answer that has what goes into {@code src=}.
 *
 * @param url an https, http or data URL; a secret while it is valid
 * @param expiresAt absent for a data URL, which doesn't end
 * @param hlsUrl a playlist of its sound; absent for what does not play
 * @param renditions of the item; absent where they were not asked for
 */
public record PlaybackJson(
    String url,
    Optional<Instant> expiresAt,
    String contentType,
    long size,
    String fileName,
    Optional<URI> hlsUrl,
    Optional<List<RenditionJson>> renditions)
    implements JsonContent {
  /** Without renditions. */
  public PlaybackJson(
      String url, Optional<Instant> expiresAt, String contentType, long size, String fileName) {
    this(url, expiresAt, contentType, size, fileName, Optional.empty(), Optional.empty());
  }

  /** The same with a playlist. */
  public PlaybackJson withHls(Optional<URI> playlist) {
    return new PlaybackJson(url, expiresAt, contentType, size, fileName, playlist, renditions);
  }

  /** The same with renditions. */
  public PlaybackJson with(List<RenditionJson> all) {
    return new PlaybackJson(url, expiresAt, contentType, size, fileName, hlsUrl, Optional.of(all));
  }

  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "PlaybackJson[expiresAt=" + expiresAt + ", fileName=" + fileName + "]";
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("url", url);
    expiresAt.ifPresent(end -> json.writeStringProperty("expiresAt", Timestamps.utc(end)));
    json.writeStringProperty("contentType", contentType);
    json.writeNumberProperty("size", size);
    json.writeStringProperty("fileName", fileName);
    hlsUrl.ifPresent(playlist -> json.writeStringProperty("hlsUrl", playlist.toString()));
    renditions.ifPresent(present -> {
      json.writeArrayPropertyStart("renditions");
      present.forEach(rendition -> rendition.write(json));
      json.writeEndArray();
    });
    json.writeEndObject();
  }
}
