package dev.vivace.local.template;

import java.time.Duration;
import java.util.Map;

/**
 * A function, {@code Globals} merged in.
 *
 * @param logicalId its name in the template; locally also the function's name
 * @param handler value of {@code Handler}
 * @param memoryMb {@code MemorySize}
 * @param timeout {@code Timeout}: an invocation that takes longer is ended
 * @param environment its variables, evaluated
 */
public record FunctionResource(
    String logicalId,
    String handler,
    int memoryMb,
    Duration timeout,
    Map<String, String> environment) {

  public FunctionResource {
    environment = Map.copyOf(environment);
  }
}
