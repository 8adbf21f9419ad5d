package dev.vivace.local.gateway;

import java.util.List;
import java.util.Locale;

/**
 * Which bodies are base64 in an event. API Gateway compares whole media types; its only wildcard is
 * all of them.
 */
final class BinaryMediaTypes {
  private static final String ALL = "*/*";

  private final List<String> types;

  BinaryMediaTypes(List<String> types) {
    this.types = types;
  }

  /**
   * True for a {@code Content-Type} value, parameters allowed; an empty one counts as JSON, as on
   * AWS.
   */
  boolean contains(String contentType) {
    String type = contentType.isBlank() ? "application/json" : contentType.split(";", 2)[0].strip();
    return types.contains(ALL) || types.contains(type.toLowerCase(Locale.ROOT));
  }
}
