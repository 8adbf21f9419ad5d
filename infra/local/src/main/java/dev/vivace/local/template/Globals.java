package dev.vivace.local.template;

import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * SAM's rule for {@code Globals}: maps are merged, lists are put one after the other, anything else
 * of the resource replaces the global value.
 */
final class Globals {
  private Globals() {}

  static Value merge(Value global, Value own) {
    if (global instanceof Mapping(var globals, var ignored)
        && own instanceof Mapping(var owns, var location)) {
      Map<String, Value> merged = new LinkedHashMap<>(globals);
      owns.forEach((key, value) -> merged.merge(key, value, Globals::merge));
      return new Mapping(merged, location);
    }
    if (global instanceof Sequence(var globals, var ignored)
        && own instanceof Sequence(var owns, var location)) {
      return new Sequence(Stream.concat(globals.stream(), owns.stream()).toList(), location);
    }
    return own;
  }
}
