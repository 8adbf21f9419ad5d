package dev.vivace.lambda.runtime;

import java.util.Map;

/**
 * The environment variables by which Lambda tells a runtime of itself (AWS, "Defined runtime
 * environment variables").
 *
 * @param runtimeApi {@code host:port} of the Runtime API
 * @param functionName the function's name
 * @param functionVersion the version that runs
 * @param memoryMegabytes the function's memory
 * @param logGroupName CloudWatch log group
 * @param logStreamName CloudWatch log stream
 * @param maxConcurrency how many invocations one process takes at once; 1 but on Lambda Managed
 *     Instances
 * @param logLevel the least severe level that is logged, as in Lambda's advanced logging controls
 */
public record RuntimeEnvironment(
    String runtimeApi,
    String functionName,
    String functionVersion,
    int memoryMegabytes,
    String logGroupName,
    String logStreamName,
    int maxConcurrency,
    String logLevel) {

  public RuntimeEnvironment {
    if (!runtimeApi.matches("[^/:\\s]+:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "AWS_LAMBDA_RUNTIME_API must be host:port, not '" + runtimeApi + "'");
    }
    if (memoryMegabytes < 1 || maxConcurrency < 1) {
      throw new IllegalArgumentException("memory and concurrency must be positive");
    }
  }

  /**
   * Reads Lambda's variables; those that are missing get Lambda's own defaults.
   *
   * @throws IllegalArgumentException if AWS_LAMBDA_RUNTIME_API is missing or a value is malformed
   */
  public static RuntimeEnvironment from(Map<String, String> environment) {
    return new RuntimeEnvironment(
        environment.getOrDefault("AWS_LAMBDA_RUNTIME_API", ""),
        environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "function"),
        environment.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Integer.parseInt(environment.getOrDefault("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")),
        environment.getOrDefault("AWS_LAMBDA_LOG_GROUP_NAME", ""),
        environment.getOrDefault("AWS_LAMBDA_LOG_STREAM_NAME", ""),
        Integer.parseInt(environment.getOrDefault("AWS_LAMBDA_MAX_CONCURRENCY", "1")),
        environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", "INFO"));
  }

  String host() {
    return runtimeApi.substring(0, runtimeApi.indexOf(':'));
  }

  int port() {
    return Integer.parseInt(runtimeApi.substring(runtimeApi.indexOf(':') + 1));
  }
}
