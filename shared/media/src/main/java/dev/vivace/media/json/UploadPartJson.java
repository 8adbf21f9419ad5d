package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;

/**
 * A part that is still to be sent.
 *
 * @param number from 1
 * @param size bytes that have to be sent
 * @param url takes them by {@code PUT}; a secret while it is valid
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UploadPartJson(int number, long size, URI url) {
  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "UploadPartJson[number=" + number + ", size=" + size + "]";
  }
}
