package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a package that must not be deployed: {@code sam build} asks before it takes one. A JVM
 * does not notice that a jar is another than the one its cache was trained with, and runs the old
 * code.
 */
public final class Check {
  private Check() {}

  /**
   * Exits with 1 and a sentence for each complaint, or with 0.
   *
   * @param arguments the project's folder, the build folder of the packages, and the function's or
   *     layer's logical id
   * @throws IOException if there is no such package
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("usage: Check PROJECT_FOLDER BUILD_FOLDER LOGICAL_ID");
    }
    List<String> complaints =
        complaints(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
    complaints.forEach(System.err::println);
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  /** The faults of a package, a sentence each; nothing where it may be deployed. */
  public static List<String> complaints(Path project, Path build, String logicalId)
      throws IOException {
    OnnxLayer layer = new OnnxLayer(build);
    if (logicalId.equals(OnnxLayer.LOGICAL_ID)) {
      return LambdaLimits.complaints(List.of(layer.folder()));
    }
    FunctionPackage function =
        FunctionModule.below(project.resolve("functions")).stream()
            .filter(module -> module.logicalId().equals(logicalId))
            .map(module -> new FunctionPackage(module, build, InstalledLame.ofThisMachine()))
            .findFirst()
            .orElseThrow(() -> new IOException("There is no function " + logicalId));
    List<String> complaints = new ArrayList<>();
    if (!function.isCurrent()) {
      complaints.add(
          logicalId
              + ": its AOT cache was trained with another jar, runtime or other flags, or it has"
              + " none. Run make package.");
    }
    complaints.addAll(
        LambdaLimits.complaints(
            function.module().isPeer()
                ? List.of(function.folder(), layer.folder())
                : List.of(function.folder())));
    return complaints;
  }
}
