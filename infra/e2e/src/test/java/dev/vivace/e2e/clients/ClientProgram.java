package dev.vivace.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A program that uses a client, as a process. Closing it kills it. */
final class ClientProgram implements AutoCloseable {
  private static final Path PROGRAMS = Product.ROOT.resolve("infra/e2e/src/test/resources/clients");
  private static final Path CLIENTS = Product.ROOT.resolve("shared/clients");

  private final Process process;
  private final BufferedReader output;

  private ClientProgram(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** The languages that there is a client for. */
  enum Language {
    PYTHON,
    JAVASCRIPT;

    private List<String> command(String name) throws IOException, InterruptedException {
      return switch (this) {
        case PYTHON ->
            List.of(
                Machine.here().pythonWith("requests", "numpy").toString(),
                PROGRAMS.resolve(name + ".py").toString());
        case JAVASCRIPT ->
            List.of(
                Machine.here().program("node").toString(),
                PROGRAMS.resolve(name + ".mjs").toString(),
                CLIENTS.resolve("js/vivace.js").toUri().toString());
      };
    }
  }

  /**
   * Starts one.
   *
   * @param name of the program, without what tells its language
   */
  static ClientProgram start(Language language, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(language.command(name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", CLIENTS.resolve("python/src").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return new ClientProgram(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Reads on to the first line that is as wished. */
  String until(Predicate<String> wished) throws IOException {
    String line = output.readLine();
    while (line != null && !wished.test(line)) {
      line = output.readLine();
    }
    assertThat(line).as("what the program says").isNotNull();
    return line;
  }

  /** Reads on to the line that begins with a word, and answers what follows the word. */
  String told(String word) throws IOException {
    return until(line -> line.startsWith(word + " ")).substring(word.length() + 1);
  }

  /** Kills it as a crash would, and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
