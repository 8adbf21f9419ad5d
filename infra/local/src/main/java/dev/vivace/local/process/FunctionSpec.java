package dev.vivace.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The program and the variables that a function's processes are started from.
 *
 * @param name the function's name
 * @param arn its ARN
 * @param packageFolder the unpacked deployment package; holds {@code bootstrap}
 * @param timeout an invocation that takes longer is ended together with its process
 * @param environment every variable of the process but {@code AWS_LAMBDA_RUNTIME_API} and {@code
 *     AWS_LAMBDA_LOG_STREAM_NAME}
 */
public record FunctionSpec(
    String name,
    String arn,
    Path packageFolder,
    Duration timeout,
    Map<String, String> environment) {

  public FunctionSpec {
    environment = Map.copyOf(environment);
  }

  /** The executable that is started. */
  public Path bootstrap() {
    return packageFolder.resolve("bootstrap").toAbsolutePath();
  }
}
