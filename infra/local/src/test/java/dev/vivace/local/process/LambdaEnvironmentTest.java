package dev.vivace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.template.FunctionResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaEnvironmentTest {
  private static final FunctionResource FUNCTION =
      new FunctionResource(
          "Fn",
          "bootstrap",
          1769,
          Duration.ofSeconds(3),
          "DEBUG",
          List.of("Fast", "Fine"),
          Map.of("OWN", "template", "PUBLIC_API_URL", ""));

  private static Map<String, String> variables(
      Map<String, String> host, Map<String, String> overrides) {
    return new LambdaEnvironment(host, "us-east-1", overrides)
        .of(FUNCTION, Path.of("/packages/Fn"), Path.of("/layers"));
  }

  @Test
  void lambdasVariablesAreThere() {
    assertThat(variables(Map.of(), Map.of()))
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "Fn")
        .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/Fn")
        .containsEntry("AWS_LAMBDA_LOG_LEVEL", "DEBUG")
        .containsEntry("AWS_REGION", "us-east-1")
        .containsEntry("LAMBDA_TASK_ROOT", "/packages/Fn")
        .containsEntry("LAYER_LIBRARIES", "/layers/Fast/lib:/layers/Fine/lib")
        .containsEntry("_HANDLER", "bootstrap");
  }

  @Test
  void ofTheDevelopersEnvironmentOnlyTheNecessaryIsPassedOn() {
    assertThat(
            variables(Map.of("PATH", "/bin", "AWS_PROFILE", "work", "HTTPS_PROXY", "x"), Map.of()))
        .containsEntry("PATH", "/bin")
        .doesNotContainKeys("AWS_PROFILE", "HTTPS_PROXY");
  }

  @Test
  void overridesWinOverTheTemplate() {
    assertThat(variables(Map.of(), Map.of("PUBLIC_API_URL", "http://127.0.0.1:3000")))
        .containsEntry("OWN", "template")
        .containsEntry("PUBLIC_API_URL", "http://127.0.0.1:3000");
  }
}
