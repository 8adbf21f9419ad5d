package dev.vivace.testkit.machine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs and libraries that a user may have. A test that needs one which is not there is skipped,
 * and says so by its name; where the environment variable {@code CI} is {@code true} it fails.
 */
public final class Machine {
  private static final Machine HERE = new Machine(System.getenv());

  /** A report of tests has no more than a number for those that were skipped. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final Map<String, String> environment;

  Machine(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The one that runs this JVM. */
  public static Machine here() {
    return HERE;
  }

  /**
   * Returns what was found; without it the test ends.
   *
   * @param name of what the test needs
   */
  public <T> T needed(Optional<T> found, String name) {
    if (found.isEmpty()) {
      if ("true".equals(environment.get("CI"))) {
        fail(name + " is missing, and CI has to have it");
      }
      if (TOLD.add(name)) {
        System.err.println(name + " is missing: what needs it is not tested here");
      }
      abort(name + " is missing");
    }
    return found.orElseThrow();
  }

  /**
   * A program's place; unless it is named by its path, it is sought on the PATH and among daemons.
   */
  public Path program(String name) {
    return needed(find(name), name);
  }

  /** As {@link #program}; empty where it is missing. */
  public Optional<Path> find(String name) {
    return all(name).findFirst();
  }

  /** The first Python on the PATH that has the modules. */
  public Path pythonWith(String... modules) throws IOException, InterruptedException {
    String imports = "import " + String.join(", ", modules);
    Optional<Path> found = Optional.empty();
    for (Path python : all("python3").toList()) {
      if (found.isEmpty() && silent(python.toString(), "-c", imports).start().waitFor() == 0) {
        found = Optional.of(python);
      }
    }
    return needed(found, "python3 with " + String.join(" and ", modules));
  }

  /**
   * Runs a program and answers its standard output.
   *
   * @throws IOException if it fails; the message has what it printed
   */
  public String output(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program(program).toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(program + " failed: " + output);
    }
    return output;
  }

  private static ProcessBuilder silent(String... command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private Stream<Path> all(String program) {
    String path = environment.getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(Pattern.quote(File.pathSeparator))), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable);
  }
}
