package dev.vivace.openapi;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One document of many files. What is below {@code openapi/paths} is put in where it is referred
 * to; all else becomes a component: {@code openapi/schemas/media.yaml#/Id} and {@code
 * openapi/headers.yaml#/ETag} are {@code schemas/Id} and {@code headers/ETag}.
 */
final class Bundle {
  private static final String REFERENCE = "$ref";
  private static final String COMPONENTS = "components";
  private static final String PATHS = "paths";

  private final Path folder;
  private final YamlFiles files;
  private final Map<String, Map<String, Object>> components = new TreeMap<>();
  private final Map<String, Path> origins = new TreeMap<>();

  /**
   * @param root the file of the document; the others are in {@code openapi} beside it
   */
  Bundle(Path root, YamlFiles files) {
    this.folder = root.resolveSibling("openapi").normalize();
    this.files = files;
  }

  /**
   * The mapping that a file is, without references to other files.
   *
   * @throws IllegalArgumentException if a file refers to what is not there
   */
  Map<String, Object> resolved(Path file) {
    return YamlFiles.mapping(resolved(files.root(file), file));
  }

  /** The document with all components that have been referred to. */
  Map<String, Object> withComponents(Map<String, Object> document) {
    Map<String, Object> whole = new LinkedHashMap<>(document);
    Map<String, Object> all =
        YamlFiles.mapping(document.getOrDefault(COMPONENTS, Map.<String, Object>of()));
    all.putAll(components);
    whole.put(COMPONENTS, all);
    return whole;
  }

  private Object resolved(@Nullable Object node, Path file) {
    return switch (node) {
      case Map<?, ?> entries -> {
        Map<String, Object> mapping = new LinkedHashMap<>();
        YamlFiles.mapping(entries)
            .forEach((name, value) ->
                mapping.put(name, isReference(name, value) ? value : resolved(value, file)));
        yield mapping.get(REFERENCE) instanceof String reference
            ? referred(mapping, reference, file)
            : mapping;
      }
      case List<?> items -> items.stream().map(item -> resolved(item, file)).toList();
      case null -> throw new IllegalArgumentException("Something is empty in " + file);
      default -> node;
    };
  }

  private static boolean isReference(String name, Object value) {
    return name.equals(REFERENCE) && value instanceof String;
  }

  private Object referred(Map<String, Object> mapping, String reference, Path from) {
    String[] fileAndName = reference.split("#/", 2);
    Path file = fileAndName[0].isEmpty() ? from : from.resolveSibling(fileAndName[0]).normalize();
    String section = folder.relativize(file.normalize()).getName(0).toString().replace(".yaml", "");
    if (section.equals(PATHS)) {
      return resolved(files.member(file, fileAndName[1]), file);
    }
    hoist(section, fileAndName[1], file.normalize());
    mapping.put(REFERENCE, "#/components/" + section + "/" + fileAndName[1]);
    return mapping;
  }

  private void hoist(String section, String name, Path file) {
    Path before = origins.put(section + "/" + name, file);
    if (before == null) {
      // It may refer to itself: it is there before it is looked at.
      components.computeIfAbsent(section, _ -> new TreeMap<>()).put(name, Map.of());
      components.get(section).put(name, resolved(files.member(file, name), file));
    } else if (!before.equals(file)) {
      throw new IllegalArgumentException(
          "There is a %s of %s in %s and in %s".formatted(name, section, before, file));
    }
  }
}
