package dev.vivace.testkit.openapi;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query} or {@code header}
 * @param json all that the document tells of it
 */
public record Parameter(String in, String name, boolean required, JsonNode json) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Parameter of(JsonNode json) {
    return new Parameter(
        json.required("in").asString(),
        json.required("name").asString(),
        json.path("required").asBoolean(false),
        json);
  }

  public JsonNode schema() {
    return json.required("schema");
  }

  /** A value as the schema can look at it: digits are a number where it wants one. */
  static JsonNode value(String text, JsonNode schema) {
    boolean wholeNumber =
        schema.path("type").asString("").equals("integer")
            || schema.path("enum").path(0).isIntegralNumber();
    if (wholeNumber && text.matches("-?[0-9]+")) {
      return JSON.numberNode(new BigInteger(text));
    }
    boolean number = schema.path("type").asString("").equals("number");
    return number && text.matches("-?[0-9]+([.][0-9]+)?")
        ? JSON.numberNode(new BigDecimal(text))
        : JSON.stringNode(text);
  }
}
