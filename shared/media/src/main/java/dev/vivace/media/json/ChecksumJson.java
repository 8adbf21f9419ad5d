package dev.vivace.media.json;

import dev.vivace.media.Checksum;
import tools.jackson.core.JsonGenerator;

/** The checksum over all bytes of an item, as S3 keeps it: the value in base64. */
public record ChecksumJson(String algorithm, String value) implements JsonContent {
  static ChecksumJson of(Checksum checksum) {
    return new ChecksumJson(checksum.algorithm(), checksum.value());
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("algorithm", algorithm);
    json.writeStringProperty("value", value);
    json.writeEndObject();
  }
}
