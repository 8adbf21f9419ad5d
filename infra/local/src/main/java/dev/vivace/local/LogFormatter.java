package dev.vivace.local;

import dev.vivace.lambda.text.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * Writes the local stack's own log: a line for each message, and indented lines for what was
 * thrown. Nothing that a client or a function made part of it looks like another line.
 */
public final class LogFormatter extends Formatter {
  @Override
  public String format(LogRecord entry) {
    String line =
        "[local] " + entry.getLevel().getName() + " " + VisibleText.of(formatMessage(entry)) + "\n";
    Throwable thrown = entry.getThrown();
    return thrown == null ? line : line + indented(thrown);
  }

  private static String indented(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace
        .toString()
        .lines()
        .map(line -> "  " + VisibleText.of(line) + "\n")
        .collect(Collectors.joining());
  }
}
