package dev.vivace.testkit.openapi;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the most special of the media types and ranges that {@code content} has. */
final class MediaTypes {
  private MediaTypes() {}

  /**
   * The entry for a {@code Content-Type}.
   *
   * @param content of a request body or a response
   */
  static Optional<JsonNode> entry(JsonNode content, String contentType) {
    String essence = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Stream.of(essence, essence.split("/", 2)[0] + "/*", "*/*")
        .filter(content::has)
        .map(content::get)
        .findFirst();
  }

  static boolean isJson(String contentType) {
    String essence = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return essence.equals("application/json") || essence.endsWith("+json");
  }
}
