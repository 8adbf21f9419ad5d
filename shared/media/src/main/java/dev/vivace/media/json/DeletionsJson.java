package dev.vivace.media.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The outcomes for several things that were to be deleted, in the order of the request. */
public record DeletionsJson(List<DeletionJson> results) implements JsonContent {
  public DeletionsJson {
    results = List.copyOf(results);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("results");
    results.forEach(result -> result.write(json));
    json.writeEndArray();
    json.writeEndObject();
  }
}
