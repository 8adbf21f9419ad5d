package dev.vivace.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The messages that this JVM logs during a test, with the stack traces of what was thrown. */
public final class RecordedLog implements BeforeEachCallback, AfterEachCallback {
  private final StringWriter log = new StringWriter();
  private final Handler recorder = new Recorder(log);

  /** All of them so far. */
  public String text() {
    return log.toString();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Logger.getLogger("").addHandler(recorder);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Logger.getLogger("").removeHandler(recorder);
  }

  private static final class Recorder extends Handler {
    private final StringWriter log;

    Recorder(StringWriter log) {
      this.log = log;
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord entry) {
      log.append(getFormatter().formatMessage(entry)).append('\n');
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(log, true));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
