package dev.vivace.media.json;

import dev.vivace.media.store.Rendition;
import java.net.URI;
import tools.jackson.core.JsonGenerator;

/**
 * An encoding of a media item.
 *
 * @param contentUrl redirects to the bytes, for as long as the rendition exists
 */
public record RenditionJson(String name, String contentType, long size, URI contentUrl)
    implements JsonContent {
  public static RenditionJson of(Rendition rendition, URI contentUrl) {
    return new RenditionJson(
        rendition.name().value(),
        rendition.contentType().value(),
        rendition.sizeBytes(),
        contentUrl);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("contentType", contentType);
    json.writeNumberProperty("size", size);
    json.writeStringProperty("contentUrl", contentUrl.toString());
    json.writeEndObject();
  }
}
