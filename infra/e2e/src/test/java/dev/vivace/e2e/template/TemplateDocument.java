package dev.vivace.e2e.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole template as the JSON that CloudFormation knows, its intrinsic functions not evaluated:
 * {@code !Sub x} is {@code {"Fn::Sub": "x"}}.
 */
public record TemplateDocument(JsonNode json) {
  public static final Path ROOT = Path.of(System.getProperty("vivace.root"));
  public static final Path MAIN = ROOT.resolve("template.yaml");
  public static final Path CDN = ROOT.resolve("infra/cdn/template.yaml");
  public static final Path EVENTS = ROOT.resolve("infra/events/template.yaml");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public static TemplateDocument read(Path file) {
    try {
      Compose compose = new Compose(LoadSettings.builder().build());
      return new TemplateDocument(
          value(compose.composeString(Files.readString(file)).orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resource; fails where there is none of this logical id. */
  public JsonNode resource(String logicalId) {
    return json.required("Resources").required(logicalId);
  }

  /** All resources of a type, by logical id. */
  public Stream<Map.Entry<String, JsonNode>> resources(String type) {
    return json.required("Resources").properties().stream()
        .filter(resource -> resource.getValue().required("Type").asString().equals(type));
  }

  private static JsonNode value(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return untagged(node);
    }
    String name = tag.substring(1);
    JsonNode argument = untagged(node);
    return switch (name) {
      case "Ref", "Condition" -> JSON.objectNode().set(name, argument);
      case "GetAtt" -> JSON.objectNode().set("Fn::GetAtt", path(argument.asString()));
      default -> JSON.objectNode().set("Fn::" + name, argument);
    };
  }

  private static ArrayNode path(String attribute) {
    ArrayNode path = JSON.arrayNode();
    for (String part : attribute.split("[.]", 2)) {
      path.add(part);
    }
    return path;
  }

  private static JsonNode untagged(Node node) {
    return switch (node) {
      case MappingNode map -> {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : map.getValue()) {
          String key = ((ScalarNode) entry.getKeyNode()).getValue();
          object.set(key, value(entry.getValueNode()));
        }
        yield object;
      }
      case SequenceNode list -> {
        ArrayNode array = JSON.arrayNode();
        list.getValue().forEach(item -> array.add(value(item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalArgumentException("not a template: " + node);
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.INT)) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return JSON.stringNode(text);
  }
}
