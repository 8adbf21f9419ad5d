package dev.vivace.e2e.browser;

import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A folder of modules that npm has installed as {@code infra/e2e/src/test/npm} says. */
final class NpmModules {
  private static final Path LOCK = Product.ROOT.resolve("infra/e2e/src/test/npm");
  private static final Path INSTALLED = Product.ROOT.resolve("infra/e2e/target/npm");

  private NpmModules() {}

  /**
   * The folder that has {@code node_modules} in it, filled if it is not yet, or by another list.
   */
  static synchronized Path installed() throws IOException, InterruptedException {
    Path done = INSTALLED.resolve("node_modules/.package-lock.json");
    Path wanted = LOCK.resolve("package-lock.json");
    if (Files.exists(done)
        && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(wanted)) > 0) {
      return INSTALLED;
    }
    Files.createDirectories(INSTALLED);
    for (String name : new String[] {"package.json", "package-lock.json"}) {
      Files.write(INSTALLED.resolve(name), Files.readAllBytes(LOCK.resolve(name)));
    }
    run(
        INSTALLED,
        List.of(
            Machine.here().program("npm").toString(),
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund"));
    return INSTALLED;
  }

  /**
   * Makes of each module, and of all that it imports, {@code NAME.js} and {@code NAME.css}.
   *
   * @param folder where {@code NAME.js} is, below the {@link #installed} one
   * @param out where they are written to
   */
  static void bundle(Path folder, Collection<String> names, Path out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Machine.here().program("node").toString());
    command.add(installed().resolve("node_modules/esbuild/bin/esbuild").toString());
    names.forEach(name -> command.add(name + ".js"));
    command.addAll(List.of("--bundle", "--format=esm", "--log-level=warning", "--outdir=" + out));
    run(folder, command);
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + output);
    }
  }
}
