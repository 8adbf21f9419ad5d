package dev.vivace.media.json;

import dev.vivace.lambda.text.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * An upload. When no part is missing it can be completed, again if need be.
 *
 * @param size declared length of the file
 * @param partSize length of every part but the last
 * @param received numbers of the parts that have arrived
 * @param parts the parts that are missing; one part in all means a single {@code PUT} of the whole
 *     file to its URL
 * @param expiresAt when the first of the URLs ends; absent where there are none
 */
public record UploadJson(
    String uploadId,
    String mediaId,
    long size,
    long partSize,
    List<Integer> received,
    List<UploadPartJson> parts,
    Optional<Instant> expiresAt)
    implements JsonContent {
  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("uploadId", uploadId);
    json.writeStringProperty("mediaId", mediaId);
    json.writeNumberProperty("size", size);
    json.writeNumberProperty("partSize", partSize);
    json.writeArrayPropertyStart("received");
    received.forEach(json::writeNumber);
    json.writeEndArray();
    json.writeArrayPropertyStart("parts");
    parts.forEach(part -> part.write(json));
    json.writeEndArray();
    expiresAt.ifPresent(end -> json.writeStringProperty("expiresAt", Timestamps.utc(end)));
    json.writeEndObject();
  }
}
