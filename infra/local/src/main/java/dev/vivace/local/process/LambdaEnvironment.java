package dev.vivace.local.process;

import dev.vivace.local.template.FunctionResource;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables of a function's process: Lambda's own, the template's, and those that
 * make the function meet the local services. Of the developer's environment only what a process
 * cannot do without is passed on, so that a profile or a proxy setting of the laptop changes
 * nothing.
 *
 * @param host the developer's environment
 * @param region value of {@code AWS_REGION}
 * @param overrides variables that win over the template's
 */
public record LambdaEnvironment(
    Map<String, String> host, String region, Map<String, String> overrides) {
  /** The folders that are {@code /opt/lib} on Lambda: a machine's own is none of a function's. */
  private static final String LAYER_LIBRARIES = "LAYER_LIBRARIES";

  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME");

  public LambdaEnvironment {
    host = Map.copyOf(host);
    overrides = Map.copyOf(overrides);
  }

  /**
   * The variables of one function.
   *
   * @param layers the folder of the unpacked layers, which Lambda would put into {@code /opt}
   */
  public Map<String, String> of(FunctionResource function, Path packageFolder, Path layers) {
    Map<String, String> variables = new HashMap<>();
    for (String name : PASSED_ON) {
      String value = host.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.logicalId());
    variables.put("AWS_LAMBDA_LOG_LEVEL", function.logLevel());
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("LAMBDA_TASK_ROOT", packageFolder.toAbsolutePath().toString());
    variables.put(LAYER_LIBRARIES, libraries(function, layers));
    variables.put("_HANDLER", function.handler());
    variables.put("TZ", ":UTC");
    variables.putAll(function.environment());
    variables.putAll(overrides);
    return variables;
  }

  private static String libraries(FunctionResource function, Path layers) {
    return function.layers().stream()
        .map(layer -> layers.resolve(layer).resolve("lib").toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
