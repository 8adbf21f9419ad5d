package dev.vivace.realtime.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that can be set of a filter. The kinds are those that a page has a control for. */
public sealed interface Parameter {
  /** The name, as in JSON. */
  String name();

  /** A phrase for the page, such as {@code Lower threshold}. */
  String description();

  /** The value in effect until another is set. */
  Object initial();

  /**
   * The value as a filter gets it.
   *
   * @param value as JSON has it
   * @throws InvalidParameterException if it is of another type or out of bounds
   */
  Object checked(@Nullable Object value);

  /** The type and the bounds in JSON Schema (2020-12, Validation), and a slider's {@code step}. */
  Map<String, Object> bounds();

  /** The parameter in JSON Schema, but for its name. */
  default Map<String, Object> toJsonSchema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", description());
    schema.putAll(new TreeMap<>(bounds()));
    schema.put("default", initial());
    return schema;
  }

  /** A whole number, both bounds included. */
  record Whole(String name, String description, long minimum, long maximum, Long initial)
      implements Parameter {
    @Override
    public Long checked(@Nullable Object value) {
      if (value instanceof Number number
          && number.doubleValue() == number.longValue()
          && number.longValue() >= minimum
          && number.longValue() <= maximum) {
        return number.longValue();
      }
      throw new InvalidParameterException(
          name, "must be a whole number from %d to %d.".formatted(minimum, maximum));
    }

    @Override
    public Map<String, Object> bounds() {
      return Map.of("type", "integer", "minimum", minimum, "maximum", maximum);
    }
  }

  /** A number, both bounds included; {@code step} is what one step of a slider is. */
  record Decimal(
      String name, String description, double minimum, double maximum, double step, Double initial)
      implements Parameter {
    @Override
    public Double checked(@Nullable Object value) {
      if (value instanceof Number number
          && number.doubleValue() >= minimum
          && number.doubleValue() <= maximum) {
        return number.doubleValue();
      }
      throw new InvalidParameterException(
          name, "must be a number from %s to %s.".formatted(minimum, maximum));
    }

    @Override
    public Map<String, Object> bounds() {
      return Map.of("type", "number", "minimum", minimum, "maximum", maximum, "step", step);
    }
  }

  /** On or off. */
  record Flag(String name, String description, Boolean initial) implements Parameter {
    @Override
    public Boolean checked(@Nullable Object value) {
      if (value instanceof Boolean flag) {
        return flag;
      }
      throw new InvalidParameterException(name, "must be true or false.");
    }

    @Override
    public Map<String, Object> bounds() {
      return Map.of("type", "boolean");
    }
  }

  /** One of some words. */
  record Choice(String name, String description, List<String> words, String initial)
      implements Parameter {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String checked(@Nullable Object value) {
      if (value instanceof String word && words.contains(word)) {
        return word;
      }
      throw new InvalidParameterException(
          name, "must be one of %s.".formatted(String.join(", ", words)));
    }

    @Override
    public Map<String, Object> bounds() {
      return Map.of("type", "string", "enum", words);
    }
  }

  /** Text of at most so many characters. */
  record Text(String name, String description, int longest, String initial) implements Parameter {
    @Override
    public String checked(@Nullable Object value) {
      if (value instanceof String text && text.length() <= longest) {
        return text;
      }
      throw new InvalidParameterException(
          name, "must be text of at most %d characters.".formatted(longest));
    }

    @Override
    public Map<String, Object> bounds() {
      return Map.of("type", "string", "maxLength", longest);
    }
  }
}
