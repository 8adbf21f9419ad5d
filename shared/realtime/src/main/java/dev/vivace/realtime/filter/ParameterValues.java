package dev.vivace.realtime.filter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of all parameters of a filter, in bounds. Asking for a name that is not in the
 * filter's schema, or by another type than its own, is a mistake of the filter and throws {@link
 * IllegalArgumentException}.
 *
 * @param values by name, as {@link ParameterSchema#checked} makes them
 */
public record ParameterValues(Map<String, Object> values) {
  public ParameterValues {
    values = Map.copyOf(values);
  }

  /** The initial values of a schema. */
  public static ParameterValues initial(ParameterSchema schema) {
    return new ParameterValues(schema.defaults());
  }

  /** These, with others in the place of those of the same names. */
  public ParameterValues with(Map<String, Object> checked) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.putAll(checked);
    return new ParameterValues(changed);
  }

  /** The value of a {@link Parameter.Whole}. */
  public int whole(String name) {
    return Math.toIntExact(typed(name, Long.class));
  }

  /** The value of a {@link Parameter.Decimal}. */
  public double decimal(String name) {
    return typed(name, Double.class);
  }

  /** The value of a {@link Parameter.Flag}. */
  public boolean flag(String name) {
    return typed(name, Boolean.class);
  }

  /** The value of a {@link Parameter.Choice} or {@link Parameter.Text}. */
  public String text(String name) {
    return typed(name, String.class);
  }

  private <T> T typed(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s is no %s of this filter".formatted(name, type.getSimpleName()));
    }
    return type.cast(value);
  }
}
