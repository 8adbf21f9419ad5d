package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vivace.media.Checksum;
import io.micronaut.serde.annotation.Serdeable;

/** The checksum over all bytes of an item, as S3 keeps it: the value in base64. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ChecksumJson(String algorithm, String value) {
  static ChecksumJson of(Checksum checksum) {
    return new ChecksumJson(checksum.algorithm(), checksum.value());
  }
}
