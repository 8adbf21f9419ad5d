package dev.vivace.local.template;

import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * SAM's rule for {@code Globals}: maps are merged, lists are put one after the other, anything else
 * of the resource replaces the global value.
 */
final class Globals {
  private Globals() {}

  static Value merge(Value global, Value own) {
    if (global instanceof Mapping(Map<String, Value> globals, Location ignored)
        && own instanceof Mapping(Map<String, Value> owns, Location location)) {
      Map<String, Value> merged = new LinkedHashMap<>(globals);
      owns.forEach((key, value) -> merged.merge(key, value, Globals::merge));
      return new Mapping(merged, location);
    }
    if (global instanceof Sequence(List<Value> globals, Location ignored)
        && own instanceof Sequence(List<Value> owns, Location location)) {
      return new Sequence(Stream.concat(globals.stream(), owns.stream()).toList(), location);
    }
    return own;
  }
}
