package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.e2e.recorded.RecordedFunction;
import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.local.template.FunctionResource;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The variables that {@code template.yaml} sets. Those that begin with {@code AWS_} are Lambda's
 * and the SDK's, and not the template's.
 */
class EnvironmentTest {
  private static final Set<String> READ = EnvironmentReads.names();

  private static final S3Coordinates NOBODY =
      new S3Coordinates(URI.create("http://127.0.0.1:1"), "eu-west-1", "id", "secret", "media");

  static Stream<FunctionResource> functions() throws IOException {
    return Template.load(
            TemplateDocument.MAIN, new TemplateContext("eu-west-1", "000000000000", Map.of()))
        .functions()
        .stream()
        .filter(function -> RecordedFunction.ALL.containsKey(function.logicalId()));
  }

  @Test
  void everyVariableThatIsReadIsFound() {
    assertThat(READ).contains("MEDIA_BUCKET", "AWS_REGION", "AWS_LAMBDA_RUNTIME_API");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void eachVariableThatAFunctionReadsIsSet(FunctionResource function) {
    assertThat(function.environment().keySet()).containsAll(read());
  }

  /** Each is read: a value that makes no sense is refused, by its name. */
  @ParameterizedTest
  @MethodSource("functions")
  void noVariableIsSetThatItsFunctionDoesNotRead(FunctionResource function) {
    for (String name : function.environment().keySet()) {
      Map<String, String> environment = environment(function);
      environment.put(name, name.equals("MEDIA_BUCKET") ? "" : "?");

      assertThatThrownBy(() -> made(function, environment))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(name);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionStartsWithTheDefaults(FunctionResource function) throws Exception {
    try (AutoCloseable started = made(function, environment(function))) {
      assertThat(started).isNotNull();
    }
  }

  private static AutoCloseable made(FunctionResource function, Map<String, String> environment) {
    return function.logicalId().equals(RecordedFunction.PEER)
        ? new dev.vivace.peer.Main(environment)
        : RecordedFunction.ALL.get(function.logicalId()).apply(environment);
  }

  private static Map<String, String> environment(FunctionResource function) {
    Map<String, String> environment = new HashMap<>(NOBODY.environment());
    environment.putAll(function.environment());
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
    return environment;
  }

  private static Set<String> read() {
    return READ.stream().filter(name -> !name.startsWith("AWS_")).collect(Collectors.toSet());
  }
}
