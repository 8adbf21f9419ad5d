package dev.vivace.media.json;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Several live streams.
 *
 * @param next what to ask for {@code after} these; absent behind the last
 */
public record LiveStreamsJson(List<LiveStreamJson> streams, Optional<String> next)
    implements JsonContent {
  public LiveStreamsJson {
    streams = List.copyOf(streams);
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("streams");
    streams.forEach(stream -> stream.write(json));
    json.writeEndArray();
    next.ifPresent(cursor -> json.writeStringProperty("next", cursor));
    json.writeEndObject();
  }
}
