package dev.vivace.media.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Fields that are stored with an object's bytes.
 *
 * @param contentType S3's {@code application/octet-stream} where it is empty
 * @param contentDisposition in ASCII
 * @param metadata by name, in ASCII
 */
public record ObjectFields(
    Optional<String> contentType,
    Optional<String> contentDisposition,
    Map<String, String> metadata) {

  /** Says nothing of the bytes. */
  public static ObjectFields none() {
    return new ObjectFields(Optional.empty(), Optional.empty(), Map.of());
  }

  /** Says the media type of the bytes. */
  public static ObjectFields ofType(String contentType) {
    return new ObjectFields(Optional.of(contentType), Optional.empty(), Map.of());
  }

  /** The same, and how a browser is to show it. */
  public ObjectFields withDisposition(String contentDisposition) {
    return new ObjectFields(contentType, Optional.of(contentDisposition), metadata);
  }

  /** The same, and metadata of the project's own. */
  public ObjectFields withMetadata(Map<String, String> values) {
    return new ObjectFields(contentType, contentDisposition, values);
  }

  /** As a header has them. */
  Map<String, String> header() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("Content-Type", contentType.orElse("application/octet-stream"));
    contentDisposition.ifPresent(value -> header.put("Content-Disposition", value));
    metadata.forEach((name, value) -> header.put("x-amz-meta-" + name, value));
    return header;
  }

  /** As the SDK takes them. */
  void describe(PutObjectRequest.Builder object) {
    contentType.ifPresent(object::contentType);
    contentDisposition.ifPresent(object::contentDisposition);
    object.metadata(metadata);
  }
}
