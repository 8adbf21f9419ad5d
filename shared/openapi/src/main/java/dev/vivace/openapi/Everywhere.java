package dev.vivace.openapi;

import static dev.vivace.openapi.YamlFiles.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Parts that are the same everywhere, and not written down again: responses that any operation may
 * give, a {@code HEAD} for each {@code GET}, a preflight for each path, and the shape of problems,
 * of which {@code x-problems} names the kinds.
 *
 * @param preflight the operation {@code OPTIONS}, without an id
 * @param responses of any operation, by status
 * @param closed those of operations that ask for a token
 * @param problem the schema of any problem
 */
record Everywhere(
    Map<String, Object> preflight,
    Map<String, Object> responses,
    Map<String, Object> closed,
    Map<String, Object> problem) {
  private static final String PROBLEMS = "x-problems";
  private static final String RESPONSES = "responses";
  private static final String OPERATION_ID = "operationId";
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");

  static Everywhere of(Map<String, Object> file) {
    return new Everywhere(
        mapping(file.get("preflight")),
        mapping(file.get(RESPONSES)),
        mapping(file.get("closed")),
        mapping(file.get("problem")));
  }

  /** The document with it. */
  Map<String, Object> in(Map<String, Object> document) {
    Map<String, Object> whole = mapping(problemsIn(document));
    Map<String, Object> components = mapping(whole.get("components"));
    Heads heads = new Heads(mapping(components.getOrDefault(RESPONSES, Map.of())));
    Map<String, Object> common =
        mapping(problemsIn(Map.of(RESPONSES, responses, "closed", closed)));
    whole.compute(
        "paths",
        (_, paths) ->
            changed(paths, (path, item) -> item(path, mapping(item), mapping(common), heads)));
    components.put(RESPONSES, heads.responses());
    whole.put("components", components);
    return whole;
  }

  private Map<String, Object> item(
      String path, Map<String, Object> item, Map<String, Object> common, Heads heads) {
    Map<String, Object> whole =
        changed(
            item,
            (method, operation) ->
                METHODS.contains(method) ? answered(mapping(operation), common) : operation);
    if (whole.get("get") instanceof Map<?, ?> get) {
      whole.put("head", heads.head(mapping(get)));
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(OPERATION_ID, "preflight" + words(path));
    options.putAll(preflight);
    whole.put("options", answered(options, common));
    return whole;
  }

  private static Map<String, Object> answered(
      Map<String, Object> operation, Map<String, Object> common) {
    Map<String, Object> byStatus = new TreeMap<>(mapping(common.get(RESPONSES)));
    if (!List.of().equals(operation.get("security"))) {
      byStatus.putAll(mapping(common.get("closed")));
    }
    byStatus.putAll(mapping(operation.get(RESPONSES)));
    Map<String, Object> whole = new LinkedHashMap<>(operation);
    whole.put(RESPONSES, byStatus);
    return whole;
  }

  /** Such as {@code MediaMediaIdPlayback}. */
  private static String words(String path) {
    StringBuilder words = new StringBuilder();
    for (String word : path.split("[^A-Za-z]+")) {
      if (!word.isEmpty()) {
        words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return words.isEmpty() ? "Root" : words.toString();
  }

  private Object problemsIn(Object node) {
    return switch (node) {
      case Map<?, ?> entries -> {
        Map<String, Object> whole = changed(entries, (_, value) -> problemsIn(value));
        yield whole.remove(PROBLEMS) instanceof List<?> kinds ? withProblems(whole, kinds) : whole;
      }
      case List<?> items -> items.stream().map(this::problemsIn).toList();
      default -> node;
    };
  }

  private Map<String, Object> withProblems(Map<String, Object> response, List<?> kinds) {
    List<String> types = kinds.stream().map(kind -> "urn:problem-type:vivace:" + kind).toList();
    Map<String, Object> schema = new LinkedHashMap<>(problem);
    schema.put("properties", Map.of("type", Map.of("enum", types)));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("application/problem+json", Map.of("schema", schema));
    if (response.get("content") instanceof Map<?, ?> others) {
      content.putAll(mapping(others));
    }
    response.put("content", content);
    return response;
  }

  private static Map<String, Object> changed(
      Object node, BiFunction<String, Object, Object> change) {
    Map<String, Object> changed = new LinkedHashMap<>();
    mapping(node).forEach((name, value) -> changed.put(name, change.apply(name, value)));
    return changed;
  }
}
