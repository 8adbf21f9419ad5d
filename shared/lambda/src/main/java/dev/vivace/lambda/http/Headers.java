package dev.vivace.lambda.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP header fields: names without regard to case (RFC 9110, section 5.1), several values each in
 * the order given. Immutable; every {@code with} answers a copy.
 */
public final class Headers {
  private static final int DELETE = 0x7f;
  private static final Headers EMPTY = new Headers(emptyMap());

  private final Map<String, List<String>> fields;

  private Headers(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Header fields from a map.
   *
   * @param fields name to values; two names that differ only in case are joined
   */
  public static Headers of(Map<String, List<String>> fields) {
    Map<String, List<String>> copy = emptyMap();
    fields.forEach(
        (name, values) -> copy.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
    return new Headers(copy);
  }

  /** The first value of the field, where there is one. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of the field in order; empty where it is absent. */
  public List<String> all(String name) {
    return Collections.unmodifiableList(fields.getOrDefault(name, List.of()));
  }

  /**
   * Replaces all values of the field with one.
   *
   * @throws IllegalArgumentException if name or value holds a character that would break the
   *     message (RFC 9110, section 5.5)
   */
  public Headers with(String name, String value) {
    Map<String, List<String>> copy = copyOfFields();
    copy.put(requireSafe(name), List.of(requireSafe(value)));
    return new Headers(copy);
  }

  /**
   * Adds a value behind those that are there.
   *
   * @throws IllegalArgumentException as {@link #with}
   */
  public Headers plus(String name, String value) {
    Map<String, List<String>> copy = copyOfFields();
    List<String> values = new ArrayList<>(copy.getOrDefault(requireSafe(name), List.of()));
    values.add(requireSafe(value));
    copy.put(name, values);
    return new Headers(copy);
  }

  /** Leaves the field out. */
  public Headers without(String name) {
    Map<String, List<String>> copy = copyOfFields();
    copy.remove(name);
    return new Headers(copy);
  }

  /** Name to values, in the order of names; unmodifiable. */
  public Map<String, List<String>> asMap() {
    return Collections.unmodifiableMap(fields);
  }

  private Map<String, List<String>> copyOfFields() {
    Map<String, List<String>> copy = emptyMap();
    copy.putAll(fields);
    return copy;
  }

  private static Map<String, List<String>> emptyMap() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  private static String requireSafe(String text) {
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == DELETE)) {
      throw new IllegalArgumentException("a header field with a control character");
    }
    return text;
  }

  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
