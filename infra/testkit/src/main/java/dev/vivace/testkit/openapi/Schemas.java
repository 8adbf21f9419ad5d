package dev.vivace.testkit.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the document (JSON Schema 2020-12). In this strict form an object has no members
 * but those of its schema, unless that says of others what they are.
 */
public final class Schemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode components;
  private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();

  /** Of all components of a document. */
  public Schemas(ApiDocument document) {
    components = strict(document.json().required("components"));
  }

  /** Complaints about a value; none if it fits. */
  public List<String> complaints(JsonNode schema, JsonNode value) {
    return known.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode root = JSON.objectNode();
    root.set("allOf", JSON.arrayNode().add(strict(schema)));
    root.set("components", components);
    return registry.getSchema(root);
  }

  private static JsonNode strict(JsonNode node) {
    if (node instanceof ArrayNode items) {
      ArrayNode copy = JSON.arrayNode();
      items.forEach(item -> copy.add(strict(item)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = JSON.objectNode();
    object.properties().forEach(member -> copy.set(member.getKey(), strict(member.getValue())));
    boolean tellsOthers = object.has("additionalProperties") || object.has("$ref");
    if (object.path("properties").isObject() && !tellsOthers) {
      copy.put("additionalProperties", false);
    }
    return copy;
  }
}
