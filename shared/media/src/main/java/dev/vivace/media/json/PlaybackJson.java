package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * What goes into {@code src=}.
 *
 * @param url an https, http or data URL; a secret while it is valid
 * @param expiresAt absent for a data URL, which doesn't end
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlaybackJson(
    String url, Optional<Instant> expiresAt, String contentType, long size, String fileName) {
  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "PlaybackJson[expiresAt=" + expiresAt + ", fileName=" + fileName + "]";
  }
}
