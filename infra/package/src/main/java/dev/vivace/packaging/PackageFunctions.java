package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages all functions; the build calls it. */
public final class PackageFunctions {
  private final Path build;

  private PackageFunctions(Path build) {
    this.build = build;
  }

  /**
   * Fills {@code build/functions/<LogicalId>} for every module of the functions' folder. Leaves the
   * home of the JDK that did it in {@code build/java-home}.
   *
   * @param arguments the functions' folder, and the build folder, which holds {@code natives}
   * @throws IOException if a part is missing or jlink fails
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: PackageFunctions FUNCTIONS_FOLDER BUILD_FOLDER");
    }
    PackageFunctions packager = new PackageFunctions(Path.of(arguments[1]));
    RuntimeImage.link(packager.runtimeImage());
    Files.writeString(packager.build.resolve("java-home"), System.getProperty("java.home"));
    for (FunctionModule module : FunctionModule.below(Path.of(arguments[0]))) {
      packager.assemble(module);
    }
  }

  private Path runtimeImage() {
    return build.resolve("jre");
  }

  private void assemble(FunctionModule module) throws IOException {
    Path folder = build.resolve("functions").resolve(module.logicalId());
    FileTree.delete(folder);
    Files.createDirectories(folder);
    Files.copy(module.applicationJar(), folder.resolve("app.jar"));
    FileTree.copy(runtimeImage(), folder.resolve("jre"));
    Natives.copy(module.applicationJar(), build.resolve("natives"), folder.resolve("natives"));
    Bootstrap.write(folder.resolve("bootstrap"), module.mainClass());
  }
}
