package dev.vivace.media.json;

import java.net.URI;
import tools.jackson.core.JsonGenerator;

/**
 * A part that is still to be sent.
 *
 * @param number from 1
 * @param size bytes that have to be sent
 * @param url takes them by {@code PUT}; a secret while it is valid
 */
public record UploadPartJson(int number, long size, URI url) implements JsonContent {
  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "UploadPartJson[number=" + number + ", size=" + size + "]";
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("number", number);
    json.writeNumberProperty("size", size);
    json.writeStringProperty("url", url.toString());
    json.writeEndObject();
  }
}
