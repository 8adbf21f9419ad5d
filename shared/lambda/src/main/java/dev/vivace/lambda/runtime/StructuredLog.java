package dev.vivace.lambda.runtime;

import dev.vivace.lambda.text.HiddenAsEscapes;
import dev.vivace.lambda.text.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Sends everything that is logged by {@link System.Logger}, java.util.logging or SLF4J to one
 * stream as one JSON object a line, with the names that Lambda uses itself (AWS, "Advanced logging
 * controls"): {@code timestamp}, {@code level}, {@code logger}, {@code message}, {@code
 * AWSRequestId}, {@code stackTrace}. Whatever a client made part of a message, a line is a line.
 */
final class StructuredLog extends Handler {
  private static final JsonFactory JSON =
      JsonFactory.builder().characterEscapes(new HiddenAsEscapes()).build();

  /** Only puts parameters into messages. A SimpleFormatter tries out its format of lines first. */
  private static final Formatter MESSAGE =
      new Formatter() {
        @Override
        public String format(LogRecord entry) {
          return formatMessage(entry);
        }
      };

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger OWN = Logger.getLogger("dev.vivace");

  private final PrintStream sink;

  private StructuredLog(PrintStream sink) {
    this.sink = sink;
  }

  /**
   * Replaces the handlers of java.util.logging's root. Libraries say no more than at INFO: their
   * details, such as the requests that AWS's SDK signs, are not known to be free of secrets.
   *
   * @param level of the functions' own lines, as in AWS_LAMBDA_LOG_LEVEL; an unknown one counts as
   *     INFO
   */
  static void install(PrintStream sink, String level) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(new StructuredLog(sink));
    root.setLevel(noLessThanInfo(levelOf(level)));
    OWN.setLevel(levelOf(level));
  }

  private static Level noLessThanInfo(Level level) {
    return level.intValue() < Level.INFO.intValue() ? Level.INFO : level;
  }

  private static Level levelOf(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TRACE" -> Level.FINER;
      case "DEBUG" -> Level.FINE;
      case "WARN" -> Level.WARNING;
      case "ERROR", "FATAL" -> Level.SEVERE;
      default -> Level.INFO;
    };
  }

  @Override
  public void publish(LogRecord entry) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("timestamp", Timestamps.utc(entry.getInstant()));
      json.writeStringProperty("level", nameOf(entry.getLevel()));
      json.writeStringProperty("logger", String.valueOf(entry.getLoggerName()));
      LoggedRequest.currentId().ifPresent(id -> json.writeStringProperty("AWSRequestId", id));
      json.writeStringProperty("message", MESSAGE.format(entry));
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        json.writeStringProperty("stackTrace", trace.toString());
      }
      json.writeEndObject();
    }
    line.write('\n');
    sink.writeBytes(line.toByteArray());
    sink.flush();
  }

  private static String nameOf(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    if (level.intValue() >= Level.INFO.intValue()) {
      return "INFO";
    }
    return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }

  @Override
  public void flush() {
    sink.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
