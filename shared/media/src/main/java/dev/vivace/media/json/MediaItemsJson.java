package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * Several media items.
 *
 * @param next what to ask for {@code after} these; absent behind the last
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MediaItemsJson(List<MediaItemJson> items, Optional<String> next) {}
