package dev.vivace.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a user may have. A test that needs one says so where it is not there. */
final class Programs {
  private Programs() {}

  /** Runs {@code curl -sS} with the arguments and answers what it prints. */
  static String curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-sS", "--max-time", "60"));
    command.addAll(List.of(arguments));
    return output("curl", command);
  }

  /**
   * Runs a program and answers its standard output.
   *
   * @throws IOException if it fails; the message has what it printed
   */
  static String output(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path(program).toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(program + " failed: " + output);
    }
    return output;
  }

  /** Says so and ends the test where Python or one of the modules is not there. */
  static void assumePythonWith(String... modules) throws IOException, InterruptedException {
    String imports = "import " + String.join(", ", modules);
    boolean there =
        found("python3").isPresent()
            && new ProcessBuilder("python3", "-c", imports)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
                == 0;
    assumeTrue(there, "python3 with " + List.of(modules) + " is not there: not tested here");
  }

  /** Where a program is; the test is not run where there is none. */
  static Path path(String program) {
    Optional<Path> found = found(program);
    assumeTrue(found.isPresent(), program + " is not installed: this is not tested here");
    return found.orElseThrow();
  }

  private static Optional<Path> found(String program) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
