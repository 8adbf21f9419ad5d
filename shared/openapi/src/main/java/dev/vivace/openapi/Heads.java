package dev.vivace.openapi;

import static dev.vivace.openapi.YamlFiles.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Operations {@code HEAD}: as {@code GET}, without bodies and parts of them (RFC 9110, 9.3.2). */
final class Heads {
  private static final String RESPONSE = "#/components/responses/";
  private static final String SUFFIX = "Head";
  private static final String PART = "206";

  private final Map<String, Object> responses;

  /**
   * @param responses the components; those of heads are added
   */
  Heads(Map<String, Object> responses) {
    this.responses = new TreeMap<>(responses);
  }

  Map<String, Object> responses() {
    return responses;
  }

  /** The operation beside a {@code GET}. */
  Map<String, Object> head(Map<String, Object> get) {
    Map<String, Object> head = new LinkedHashMap<>(get);
    head.put("operationId", get.get("operationId") + SUFFIX);
    head.put("summary", get.get("summary") + ": the header fields alone");
    Map<String, Object> byStatus = new TreeMap<>();
    mapping(get.get("responses"))
        .forEach((status, response) -> byStatus.put(status, bare(mapping(response))));
    byStatus.remove(PART);
    head.put("responses", byStatus);
    return head;
  }

  private Map<String, Object> bare(Map<String, Object> response) {
    if (response.get("$ref") instanceof String reference) {
      String name = reference.substring(RESPONSE.length());
      if (responses.get(name) instanceof Map<?, ?> full) {
        responses.putIfAbsent(name + SUFFIX, bare(mapping(full)));
      }
      return Map.of("$ref", reference + SUFFIX);
    }
    Map<String, Object> bare = new LinkedHashMap<>(response);
    bare.remove("content");
    return bare;
  }
}
