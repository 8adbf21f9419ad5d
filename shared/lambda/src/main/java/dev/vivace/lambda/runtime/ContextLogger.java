package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** The {@code Context}'s logger, into the same structured log as everything else. */
final class ContextLogger implements LambdaLogger {
  private static final System.Logger LOG = System.getLogger("function");

  @Override
  public void log(String message) {
    LOG.log(Level.INFO, () -> message);
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public void log(String message, LogLevel level) {
    LOG.log(levelOf(level), () -> message);
  }

  @Override
  public void log(byte[] message, LogLevel level) {
    log(new String(message, StandardCharsets.UTF_8), level);
  }

  private static Level levelOf(LogLevel level) {
    return switch (level) {
      case TRACE -> Level.TRACE;
      case DEBUG -> Level.DEBUG;
      case INFO, UNDEFINED -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR, FATAL -> Level.ERROR;
    };
  }
}
