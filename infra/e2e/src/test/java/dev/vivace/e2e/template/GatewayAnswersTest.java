package dev.vivace.e2e.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.local.template.FunctionResource;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that API Gateway gives without a function, and the time after which it does. */
class GatewayAnswersTest {
  private final JsonNode answers =
      Evaluation.of(
              TemplateDocument.read(TemplateDocument.MAIN),
              Map.of("CorsOrigin", "https://app.example"))
          .resource("Api")
          .at("/Properties/GatewayResponses");

  /** API Gateway itself answers for a throttled function by 500, and says nothing of a time. */
  @ParameterizedTest
  @CsvSource({"THROTTLED, 429", "INTEGRATION_FAILURE, 503", "INTEGRATION_TIMEOUT, 504"})
  void whatPassesIsToBeTriedAgainSoon(String answer, int status) {
    JsonNode response = answers.required(answer);

    assertThat(response.required("StatusCode").asInt()).isEqualTo(status);
    assertThat(header(answer, "Retry-After")).isEqualTo("'1'");
  }

  static List<String> ours() {
    return List.of(
        "DEFAULT_4XX",
        "DEFAULT_5XX",
        "MISSING_AUTHENTICATION_TOKEN",
        "REQUEST_TOO_LARGE",
        "THROTTLED",
        "INTEGRATION_FAILURE",
        "INTEGRATION_TIMEOUT");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aPageReadsTheStatusAndWhenToTryAgain(String answer) {
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("'https://app.example'");
    assertThat(header(answer, "Access-Control-Expose-Headers")).isEqualTo("'Retry-After'");
    assertThat(header(answer, "Cache-Control")).isEqualTo("'no-store'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("'nosniff'");
  }

  /** None of their variables but those that API Gateway fills in without quotes of ours is bare. */
  @ParameterizedTest
  @MethodSource("ours")
  void eachIsAProblemThatIsDocumentedAndSaysWhatToDo(String answer) throws IOException {
    JsonNode templates = answers.required(answer).required("ResponseTemplates");
    assertThat(templates.propertyNames()).containsExactly("application/problem+json");
    JsonNode problem =
        new JsonMapper()
            .readTree(
                templates
                    .required("application/problem+json")
                    .asString()
                    .replace("$context.error.messageString", "\"Message\"")
                    .replace("$context.requestId", "id"));

    assertThat(problem.get("detail").asString()).hasSizeGreaterThan(40).endsWith(".");
    assertThat(problem.get("requestId").asString()).isEqualTo("id");
    String type = problem.get("type").asString();
    if (!type.equals("about:blank")) {
      String errors = Files.readString(Product.ROOT.resolve("docs/errors.md"));
      assertThat(errors).contains("# " + type.replaceFirst("^urn:problem-type:vivace:", "") + "\n");
      assertThat(problem.get("status").asInt())
          .isEqualTo(answers.required(answer).required("StatusCode").asInt());
    }
  }

  @Test
  void samHandsOnEveryOneOfThem() throws Exception {
    AwsTools.translated()
        .ifPresent(sam ->
            assertThat(
                    sam
                        .resource("Api")
                        .at("/Properties/Body/x-amazon-apigateway-gateway-responses")
                        .properties()
                        .stream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(
                    answers.properties().stream().map(Map.Entry::getKey).toList()));
  }

  /** Else 502 of a function that was ended and 504 of the API that gave up come by chance. */
  @Test
  void theApiGivesUpWellBeforeAFunctionIsEnded() throws IOException {
    Template template =
        Template.load(
            TemplateDocument.MAIN, new TemplateContext("eu-west-1", "000000000000", Map.of()));
    Map<String, Duration> functions =
        template.functions().stream()
            .collect(Collectors.toMap(FunctionResource::logicalId, FunctionResource::timeout));

    assertThat(template.api().routes())
        .isNotEmpty()
        .allSatisfy(route ->
            assertThat(functions.get(route.functionName()).minus(route.timeout()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
  }

  private String header(String answer, String name) {
    return answers.required(answer).at("/ResponseParameters/Headers").required(name).asString();
  }
}
