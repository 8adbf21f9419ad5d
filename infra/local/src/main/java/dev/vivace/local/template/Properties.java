package dev.vivace.local.template;

import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed access to a map of the template; each property is evaluated when it is asked for. */
final class Properties {
  private final Mapping mapping;
  private final IntrinsicResolver resolver;

  Properties(Mapping mapping, IntrinsicResolver resolver) {
    this.mapping = mapping;
    this.resolver = resolver;
  }

  Location location() {
    return mapping.location();
  }

  Map<String, Value> entries() {
    return mapping.entries();
  }

  String text(String key) {
    return optionalText(key)
        .orElseThrow(
            () -> new TemplateException(mapping.location(), "the property " + key + " is missing"));
  }

  Optional<String> optionalText(String key) {
    return mapping
        .get(key)
        .map(resolver::resolve)
        .filter(v -> !(v instanceof Value.Absent))
        .map(resolver::text);
  }

  int positive(String key, int otherwise) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("[1-9]\\d{0,8}")) {
      throw new TemplateException(
          mapping.location(), key + " is not a positive number: " + text.get());
    }
    return Integer.parseInt(text.get());
  }

  /** A map inside this one; empty if it is not there. */
  Properties child(String key) {
    Optional<Value> value = mapping.get(key);
    if (value.isEmpty()) {
      return new Properties(new Mapping(Map.of(), mapping.location()), resolver);
    }
    return map(value.get(), key);
  }

  private Properties map(Value value, String key) {
    if (value instanceof Mapping child) {
      return new Properties(child, resolver);
    }
    if (resolver.resolve(value) instanceof Mapping child) {
      return new Properties(child, resolver);
    }
    throw new TemplateException(value.location(), key + " is not a map");
  }

  /** The maps of a list inside this one; none if it is not there. */
  List<Properties> children(String key) {
    return sequence(key).stream().map(item -> map(item, "An item of " + key)).toList();
  }

  List<String> texts(String key) {
    return sequence(key).stream().map(resolver::text).toList();
  }

  private List<Value> sequence(String key) {
    Optional<Value> value = mapping.get(key).map(resolver::resolve);
    if (value.isEmpty() || value.get() instanceof Value.Absent) {
      return List.of();
    }
    if (value.get() instanceof Sequence sequence) {
      return sequence.items();
    }
    throw new TemplateException(value.get().location(), key + " is not a list");
  }
}
