package dev.vivace.bench.cold;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The usual thing in place of a function here: a handler of the same work for Node with AWS's SDK,
 * in one file of esbuild's. Its loop on the Runtime API is a few lines on Node's own HTTP; AWS's
 * client for it has native code to compile and more to load.
 */
final class NodeBundle {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "main.mjs", "handler.mjs");

  private NodeBundle() {}

  /**
   * Installs and bundles it, by npm, unless it is there.
   *
   * @param folder to fill
   * @param log what npm says
   * @return the file to run; empty where there is no Node or no npm
   */
  static Optional<Path> make(Path folder, File log) throws IOException, InterruptedException {
    Path bundle = folder.resolve("bundle/main.mjs");
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream content =
          Objects.requireNonNull(NodeBundle.class.getResourceAsStream("node/" + file), file)) {
        Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    boolean made =
        runs(folder, log, "node", "--version")
            && runs(folder, log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            && runs(folder, log, "npm", "run", "bundle");
    return made ? Optional.of(bundle) : Optional.empty();
  }

  private static boolean runs(Path folder, File log, String... command)
      throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
