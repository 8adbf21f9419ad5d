package dev.vivace.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function, {@code Globals} merged in.
 *
 * @param logicalId its name in the template; locally also the function's name
 * @param handler value of {@code Handler}
 * @param memoryMb {@code MemorySize}
 * @param timeout {@code Timeout}: an invocation that takes longer is ended
 * @param logLevel {@code ApplicationLogLevel} of {@code LoggingConfig}
 * @param layers logical ids of {@code Layers}
 * @param environment its variables, evaluated
 */
public record FunctionResource(
    String logicalId,
    String handler,
    int memoryMb,
    Duration timeout,
    String logLevel,
    List<String> layers,
    Map<String, String> environment) {

  public FunctionResource {
    layers = List.copyOf(layers);
    environment = Map.copyOf(environment);
  }
}
