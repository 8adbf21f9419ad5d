package dev.vivace.e2e.openapi;

import com.github.curiousoddman.rgxgen.RgxGen;
import dev.vivace.testkit.openapi.ApiDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that fit a schema of the document, as far as its requests need. */
final class RandomValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST = 24;

  /** Of scripts, marks, quotes and separators, a control character and one beyond the BMP. */
  private static final List<String> LETTERS =
      List.of(
          "a", "Z", "0", "-", "_", ".", " ", "/", "%", "&", "=", "\"", "'", "<", "\\", "\0", "é",
          "\u0301", "漢", "\u202E", "🎵");

  private final Map<String, RgxGen> patterns = new ConcurrentHashMap<>();
  private final ApiDocument document;
  private final Random random;

  RandomValues(ApiDocument document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** One of several. */
  <T> T oneOf(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  boolean perhaps() {
    return random.nextBoolean();
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A value that fits. */
  JsonNode value(JsonNode unresolved) {
    JsonNode schema = document.resolved(unresolved);
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return oneOf(List.copyOf(schema.get("enum").values()));
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> list(schema);
      case "integer" -> JSON.numberNode(number(schema));
      case "number" -> JSON.numberNode(number(schema) + 0.5);
      case "boolean" -> JSON.booleanNode(perhaps());
      case "null" -> JSON.nullNode();
      default -> JSON.stringNode(text(schema));
    };
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? oneOf(List.copyOf(type.values())).asString() : type.asString("string");
  }

  private ObjectNode object(JsonNode schema) {
    Set<String> required = required(schema);
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (required.contains(member.getKey()) || perhaps()) {
        object.set(member.getKey(), value(member.getValue()));
      }
    }
    if (schema.path("additionalProperties").isObject() && perhaps()) {
      object.set(word(), value(schema.get("additionalProperties")));
    }
    return object;
  }

  /** Of several sets of which one has to be there, any. */
  private Set<String> required(JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    if (schema.has("anyOf")) {
      oneOf(List.copyOf(schema.get("anyOf").values()))
          .path("required")
          .forEach(name -> required.add(name.asString()));
    }
    return required;
  }

  private ArrayNode list(JsonNode schema) {
    ArrayNode list = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    for (int i = 0; i < least + random.nextInt(3); i++) {
      list.add(value(schema.get("items")));
    }
    return list;
  }

  /** Bounds and defaults more often than what is between them. */
  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(-1_000);
    long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
    List<Long> candidates = new ArrayList<>(List.of(least, most));
    candidates.add(least + random.nextLong(most - least + 1));
    if (schema.path("default").isNumber()) {
      candidates.add(schema.get("default").asLong());
    }
    return oneOf(candidates);
  }

  private String text(JsonNode schema) {
    if (schema.has("pattern")) {
      String pattern = schema.get("pattern").asString();
      return patterns.computeIfAbsent(pattern, RgxGen::parse).generate(random);
    }
    int longest = Math.min(LONGEST, schema.path("maxLength").asInt(LONGEST));
    int least = schema.path("minLength").asInt(0);
    return IntStream.range(0, least + random.nextInt(longest - least))
        .mapToObj(_ -> oneOf(LETTERS))
        .collect(Collectors.joining());
  }

  private String word() {
    return oneOf(List.of("low", "high", "gain", "strength", "é", ""));
  }
}
