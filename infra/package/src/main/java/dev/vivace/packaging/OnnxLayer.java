package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The layer with the library that runs models. The peer's package goes without it: the template
 * adds the layer where its parameter turns models on, and Lambda puts it into {@code /opt}.
 *
 * @param build the build folder, with {@code natives} in it
 */
record OnnxLayer(Path build) {
  /** Its id in template.yaml. */
  static final String LOGICAL_ID = "OnnxLayer";

  private static final List<String> LIBRARIES = List.of("libonnxruntime", "libonnxruntime4j_jni");

  /** Returns its folder, laid out as {@code /opt} is. */
  Path folder() {
    return build.resolve("layers").resolve(LOGICAL_ID);
  }

  /**
   * Fills it anew.
   *
   * @throws IOException if a library is missing
   */
  void fill() throws IOException {
    FileTree.delete(folder());
    Path libraries = Files.createDirectories(folder().resolve("lib"));
    Natives.copy(LIBRARIES, build.resolve("natives"), libraries);
  }
}
