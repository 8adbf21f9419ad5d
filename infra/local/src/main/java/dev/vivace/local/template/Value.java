package dev.vivace.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node of a template, with its place in the file. */
sealed interface Value {

  Location location();

  /** A string, number or boolean as it is written. */
  record Scalar(String text, Location location) implements Value {}

  /** A list. */
  record Sequence(List<Value> items, Location location) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map; its order is the file's. */
  record Mapping(Map<String, Value> entries, Location location) implements Value {

    Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }
  }

  /**
   * A call of an intrinsic function.
   *
   * @param function its name without {@code Fn::}, such as {@code Sub} or {@code Ref}
   */
  record Intrinsic(String function, Value argument, Location location) implements Value {}

  /** Nothing: a null, or {@code AWS::NoValue}. */
  record Absent(Location location) implements Value {}
}
