package dev.vivace.e2e.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does with a template what CloudFormation does for given parameters: values of parameters are put
 * in, conditions decided, and what has no value is left out. References to resources stay.
 */
public final class Evaluation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  private final JsonNode template;
  private final Map<String, String> parameters = new HashMap<>();

  private Evaluation(TemplateDocument template, Map<String, String> given) {
    this.template = template.json();
    for (Map.Entry<String, JsonNode> parameter :
        this.template.required("Parameters").properties()) {
      JsonNode value = parameter.getValue().path("Default");
      if (!value.isMissingNode()) {
        parameters.put(parameter.getKey(), value.asString());
      }
    }
    parameters.putAll(given);
  }

  /** The resources and outputs that there are, evaluated. */
  public static TemplateDocument of(TemplateDocument template, Map<String, String> given) {
    return new TemplateDocument(new Evaluation(template, given).stack());
  }

  /** Objections to the parameters together, by the template's rules. */
  public static List<String> objections(TemplateDocument template, Map<String, String> given) {
    Evaluation evaluation = new Evaluation(template, given);
    return evaluation
        .template
        .path("Rules")
        .valueStream()
        .flatMap(rule -> rule.required("Assertions").valueStream())
        .filter(assertion -> !evaluation.holds(assertion.required("Assert")))
        .map(assertion -> assertion.required("AssertDescription").asString())
        .toList();
  }

  private JsonNode stack() {
    ObjectNode stack = JSON.objectNode();
    for (Map.Entry<String, JsonNode> section : template.properties()) {
      stack.set(
          section.getKey(),
          switch (section.getKey()) {
            case "Resources", "Outputs" -> existing(section.getValue());
            case "Globals" -> value(section.getValue()).orElseThrow();
            default -> section.getValue();
          });
    }
    return stack;
  }

  private JsonNode existing(JsonNode section) {
    ObjectNode existing = JSON.objectNode();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      JsonNode condition = entry.getValue().path("Condition");
      if (condition.isMissingNode() || isTrue(condition.asString())) {
        existing.set(entry.getKey(), value(entry.getValue()).orElseThrow());
      }
    }
    return existing;
  }

  private Optional<JsonNode> value(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JSON.arrayNode();
      node.forEach(item -> value(item).ifPresent(items::add));
      return Optional.of(items);
    }
    if (!node.isObject()) {
      return Optional.of(node);
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> call = node.properties().iterator().next();
      return call(call.getKey(), call.getValue(), node);
    }
    return Optional.of(members(node));
  }

  private JsonNode members(JsonNode node) {
    ObjectNode members = JSON.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      value(member.getValue()).ifPresent(value -> members.set(member.getKey(), value));
    }
    return members;
  }

  private Optional<JsonNode> call(String function, JsonNode argument, JsonNode node) {
    return switch (function) {
      case "Ref" ->
          argument.asString().equals("AWS::NoValue")
              ? Optional.empty()
              : Optional.of(parameter(argument.asString()).orElse(node));
      case "Fn::If" -> value(argument.get(isTrue(argument.get(0).asString()) ? 1 : 2));
      case "Fn::Split" -> Optional.of(split(argument));
      case "Fn::Sub" ->
          Optional.of(argument.isString() ? substituted(argument.asString()) : members(node));
      default -> Optional.of(members(node));
    };
  }

  private Optional<JsonNode> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).map(JSON::stringNode);
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    String separator = Pattern.quote(argument.get(0).asString());
    Stream.of(text(argument.get(1)).split(separator, -1)).forEach(parts::add);
    return parts;
  }

  /** Plain text where nothing but parameters was named, else still a call of Sub. */
  private JsonNode substituted(String pattern) {
    String text =
        PARAMETER
            .matcher(pattern)
            .replaceAll(name ->
                Matcher.quoteReplacement(parameters.getOrDefault(name.group(1), name.group())));
    return text.contains("${") ? JSON.objectNode().put("Fn::Sub", text) : JSON.stringNode(text);
  }

  private boolean isTrue(String condition) {
    return holds(template.required("Conditions").required(condition));
  }

  private boolean holds(JsonNode test) {
    Map.Entry<String, JsonNode> call = test.properties().iterator().next();
    JsonNode argument = call.getValue();
    return switch (call.getKey()) {
      case "Condition" -> isTrue(argument.asString());
      case "Fn::Equals" -> text(argument.get(0)).equals(text(argument.get(1)));
      case "Fn::Not" -> !holds(argument.get(0));
      case "Fn::And" -> argument.valueStream().allMatch(this::holds);
      case "Fn::Or" -> argument.valueStream().anyMatch(this::holds);
      default -> throw new IllegalArgumentException("not a condition: " + test);
    };
  }

  private String text(JsonNode node) {
    return value(node)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .orElseThrow(() -> new IllegalArgumentException("not a text: " + node));
  }
}
