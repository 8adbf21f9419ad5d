package dev.vivace.media.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The media items of a form. What widgets for uploads look for is there once more beside the list
 * where it has one item: {@code id}, {@code url} and {@code embedUrl}.
 *
 * @param items at least one
 */
public record UploadedItemsJson(List<MediaItemJson> items) implements JsonContent {
  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("items");
    items.forEach(item -> item.write(json));
    json.writeEndArray();
    if (items.size() == 1) {
      MediaItemJson only = items.getFirst();
      json.writeStringProperty("id", only.id());
      only.url().ifPresent(url -> json.writeStringProperty("url", url.toString()));
      only.embedUrl().ifPresent(page -> json.writeStringProperty("embedUrl", page.toString()));
    }
    json.writeEndObject();
  }
}
