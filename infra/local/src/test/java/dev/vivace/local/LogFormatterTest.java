package dev.vivace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatterTest {
  private static String formatted(String message, IOException thrown) {
    LogRecord entry = new LogRecord(Level.WARNING, message);
    entry.setThrown(thrown);
    return new LogFormatter().format(entry);
  }

  @Test
  void messageIsALine() {
    LogRecord entry = new LogRecord(Level.INFO, "{0} is there");
    entry.setParameters(new Object[] {"S3"});

    assertThat(new LogFormatter().format(entry)).isEqualTo("[local] INFO S3 is there\n");
  }

  @Test
  void messageOfAnotherCannotForgeALine() {
    LogRecord entry =
        new LogRecord(Level.WARNING, "statusCode is \"\r\n[local] INFO \u001b[32m\u202E\"");

    assertThat(new LogFormatter().format(entry))
        .isEqualTo(
            "[local] WARNING statusCode is \"\\u000d\\u000a[local] INFO \\u001b[32m\\u202e\"\n");
  }

  @Test
  void whatWasThrownIsIndented() {
    assertThat(formatted("failed", new IOException("no\n[local] INFO all is well")).lines())
        .startsWith(
            "[local] WARNING failed", "  java.io.IOException: no", "  [local] INFO all is well")
        .allMatch(line -> line.equals("[local] WARNING failed") || line.startsWith("  "));
  }
}
