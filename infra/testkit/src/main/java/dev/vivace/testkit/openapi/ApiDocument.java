package dev.vivace.testkit.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document, as it is served.
 *
 * @param json all of it
 */
public record ApiDocument(JsonNode json) {
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");

  /** Reads the document that the build has made. */
  public static ApiDocument read() {
    try (InputStream built =
        Objects.requireNonNull(
            ApiDocument.class.getResourceAsStream("/dev/vivace/openapi/openapi.json"))) {
      return new ApiDocument(JsonMapper.shared().readTree(built));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations, in the document's order. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : json.required("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(
              new Operation(
                  member.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  parameters(path.getValue(), member.getValue()),
                  resolved(member.getValue())));
        }
      }
    }
    return operations;
  }

  /** The operation of a route, such as <code>GET /media/{mediaId}</code>. */
  public Optional<Operation> operation(String route) {
    return operations().stream().filter(operation -> operation.route().equals(route)).findFirst();
  }

  /** A node, or the one that it refers to. */
  public JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : resolved(json.at(reference.substring(1)));
  }

  private List<Parameter> parameters(JsonNode path, JsonNode operation) {
    Map<String, Parameter> byName = new TreeMap<>();
    for (JsonNode owner : List.of(path, operation)) {
      for (JsonNode node : owner.path("parameters")) {
        Parameter parameter = Parameter.of(resolved(node));
        byName.put(parameter.in() + " " + parameter.name(), parameter);
      }
    }
    return List.copyOf(byName.values());
  }
}
