package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/**
 * A handler whose process is not good for ever, such as one over native code that frees too little.
 * Lambda starts another process for the next event.
 */
public interface PerishableHandler extends RequestStreamHandler {
  /** Tells, after an event was handled and answered, if the process has to end. */
  boolean isSpent();
}
