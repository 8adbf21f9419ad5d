package dev.vivace.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Writes the document: the first argument is its YAML, the second one the JSON to write. */
public final class Main {
  private Main() {}

  /**
   * Runs the build's step.
   *
   * @throws IllegalArgumentException if a file refers to what is not there
   */
  public static void main(String[] arguments) throws IOException {
    Path json = Path.of(arguments[1]);
    Files.createDirectories(json.getParent());
    Files.write(json, JSON.std.asBytes(document(Path.of(arguments[0]))));
  }

  /** The whole document of a root file. */
  static Map<String, Object> document(Path root) {
    Bundle bundle = new Bundle(root, new YamlFiles());
    Map<String, Object> document = bundle.resolved(root);
    Everywhere everywhere =
        Everywhere.of(bundle.resolved(root.resolveSibling("openapi/everywhere.yaml")));
    return everywhere.in(bundle.withComponents(document));
  }
}
