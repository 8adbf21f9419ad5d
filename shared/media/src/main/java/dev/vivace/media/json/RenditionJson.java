package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vivace.media.Rendition;
import io.micronaut.serde.annotation.Serdeable;

/** An encoding of a media item. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RenditionJson(String name, String contentType, long size) {
  static RenditionJson of(Rendition rendition) {
    return new RenditionJson(
        rendition.name().value(), rendition.contentType().value(), rendition.sizeBytes());
  }
}
