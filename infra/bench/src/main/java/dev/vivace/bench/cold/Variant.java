package dev.vivace.bench.cold;

import java.nio.file.Path;
import java.util.List;

/** The two ways to start the same application jar that are compared. */
enum Variant {
  /** The folder that is deployed, by its {@code bootstrap}. */
  PACKAGE {
    @Override
    List<String> command(Path folder, String mainClass, Path javaHome) {
      return List.of(folder.resolve("bootstrap").toString());
    }
  },
  /**
   * The jar on a full JDK without any flag of the VM. Two system properties only say where the
   * natives are, since the jar has none in it.
   */
  FULL_JDK {
    @Override
    List<String> command(Path folder, String mainClass, Path javaHome) {
      return List.of(
          javaHome.resolve("bin/java").toString(),
          "-Djava.library.path=" + folder.resolve("natives"),
          "-Dorg.bytedeco.javacpp.pathsFirst=true",
          "-cp",
          folder.resolve("app.jar").toString(),
          mainClass);
    }
  };

  abstract List<String> command(Path folder, String mainClass, Path javaHome);
}
