package dev.vivace.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.lambda.text.VisibleText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/**
 * Copies a process's output line by line, each behind the function's name and {@link VisibleText
 * visible}.
 */
final class PrefixedLog {
  private final String prefix;
  private final PrintStream log;

  PrefixedLog(String functionName, PrintStream log) {
    this.prefix = "[" + functionName + "] ";
    this.log = log;
  }

  /** Copies until the process closes its output. A last line without a line end is a line too. */
  Thread copy(InputStream output) {
    // Reading a pipe holds its carrier, so this is no work for a virtual thread.
    return Thread.ofPlatform()
        .daemon()
        .name("log " + prefix.strip())
        .start(() -> copyLines(output));
  }

  /** Writes one line. */
  void println(String line) {
    log.println(prefix + line);
  }

  private void copyLines(InputStream output) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, UTF_8))) {
      lines.lines().map(VisibleText::of).forEach(this::println);
    } catch (UncheckedIOException | IOException e) {
      println("(output lost: " + e.getMessage() + ")");
    }
  }
}
