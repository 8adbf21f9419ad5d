package dev.vivace.media.json;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Several media items.
 *
 * @param next what to ask for {@code after} these; absent behind the last
 */
public record MediaItemsJson(List<MediaItemJson> items, Optional<String> next)
    implements JsonContent {
  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("items");
    items.forEach(item -> item.write(json));
    json.writeEndArray();
    next.ifPresent(cursor -> json.writeStringProperty("next", cursor));
    json.writeEndObject();
  }
}
