package dev.vivace.media.json;

import dev.vivace.media.Rendition;
import tools.jackson.core.JsonGenerator;

/** An encoding of a media item. */
public record RenditionJson(String name, String contentType, long size) implements JsonContent {
  static RenditionJson of(Rendition rendition) {
    return new RenditionJson(
        rendition.name().value(), rendition.contentType().value(), rendition.sizeBytes());
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("contentType", contentType);
    json.writeNumberProperty("size", size);
    json.writeEndObject();
  }
}
