package dev.vivace.realtime.filter;

import dev.vivace.lambda.text.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a filter, in the order a page shows them.
 *
 * @param parameters by name
 */
public record ParameterSchema(Map<String, Parameter> parameters) {
  /** A schema without parameters. */
  public static final ParameterSchema EMPTY = new ParameterSchema(Map.of());

  public ParameterSchema {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * The schema of these.
   *
   * @throws IllegalArgumentException if two have the same name, or an initial value is out of the
   *     bounds of its own
   */
  public static ParameterSchema of(Parameter... parameters) {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      parameter.checked(parameter.initial());
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException("two parameters are named " + parameter.name());
      }
    }
    return new ParameterSchema(byName);
  }

  /** This one, and those of another whose names are free. */
  public ParameterSchema with(ParameterSchema other) {
    Map<String, Parameter> both = new LinkedHashMap<>(parameters);
    other.parameters.forEach(both::putIfAbsent);
    return new ParameterSchema(both);
  }

  /** The values in effect until others are set. */
  public Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> values.put(name, parameter.initial()));
    return values;
  }

  /**
   * Checks values and answers them as filters get them, without those that were not given.
   *
   * @param given by name, as JSON has them
   * @throws InvalidParameterException if there is no parameter of that name, or the value is of
   *     another type or out of bounds
   */
  public Map<String, Object> checked(Map<String, ?> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    given.forEach((name, value) -> values.put(name, required(name).checked(value)));
    return values;
  }

  private Parameter required(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new InvalidParameterException(
          name,
          parameters.isEmpty()
              ? "is no parameter: this filter has none."
              : "is no parameter of this filter" + hint(name));
    }
    return parameter;
  }

  private String hint(String name) {
    return NearestName.of(name, parameters.keySet())
        .map(meant -> "; did you mean " + meant + "?")
        .orElseGet(() -> ". It has " + String.join(", ", parameters.keySet()) + ".");
  }

  /** The schema of an object that has some of the parameters, in JSON Schema (2020-12). */
  public Map<String, Object> toJsonSchema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> properties.put(name, parameter.toJsonSchema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }
}
