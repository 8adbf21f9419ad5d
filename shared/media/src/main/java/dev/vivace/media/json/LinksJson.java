package dev.vivace.media.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The links of one item. */
public record LinksJson(List<LinkJson> links) implements JsonContent {
  public LinksJson {
    links = List.copyOf(links);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("links");
    links.forEach(link -> link.write(json));
    json.writeEndArray();
    json.writeEndObject();
  }
}
