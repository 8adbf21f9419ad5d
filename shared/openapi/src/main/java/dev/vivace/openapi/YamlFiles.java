package dev.vivace.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML files, each read once. */
final class YamlFiles {
  private final Map<Path, Map<String, Object>> read = new HashMap<>();

  /** The mapping that a file is. */
  Map<String, Object> root(Path file) {
    return read.computeIfAbsent(file.normalize(), YamlFiles::load);
  }

  /**
   * A member of the mapping that a file is.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  Object member(Path file, String name) {
    Object member = root(file).get(name);
    if (member == null) {
      throw new IllegalArgumentException("There is no " + name + " in " + file);
    }
    return member;
  }

  private static Map<String, Object> load(Path file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      return mapping(new Load(settings).loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A copy of a mapping. Its names are text, as in JSON.
   *
   * @throws IllegalArgumentException if the node is no mapping
   */
  static Map<String, Object> mapping(@Nullable Object node) {
    if (!(node instanceof Map<?, ?> entries)) {
      throw new IllegalArgumentException("This is no mapping: " + node);
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    entries.forEach((name, value) -> mapping.put(String.valueOf(name), value));
    return mapping;
  }
}
