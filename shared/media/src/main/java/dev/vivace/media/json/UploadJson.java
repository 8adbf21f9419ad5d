package dev.vivace.media.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UploadJson(
    String uploadId,
    String mediaId,
    long size,
    long partSize,
    List<Integer> received,
    List<UploadPartJson> parts,
    Optional<Instant> expiresAt) {}
