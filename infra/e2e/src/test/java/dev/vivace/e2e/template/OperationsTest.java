package dev.vivace.e2e.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The needs of whoever runs the stack: alarms, logs that end, tags, a bucket that stays. */
class OperationsTest {
  private static final Set<String> TAGGED =
      Set.of(
          "AWS::S3::Bucket",
          "AWS::Logs::LogGroup",
          "AWS::IAM::Role",
          "AWS::CloudWatch::Alarm",
          "AWS::SecretsManager::Secret",
          "AWS::Serverless::Api",
          "AWS::ApiGateway::DomainName",
          "AWS::CloudFront::Distribution");

  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);

  static Set<String> functions() {
    return TemplateDocument.read(TemplateDocument.MAIN)
        .resources("AWS::Serverless::Function")
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionHasAlarmsOnErrorsAndThrottles(String function) {
    assertThat(
            template
                .resources("AWS::CloudWatch::Alarm")
                .map(alarm -> alarm.getValue().required("Properties"))
                .filter(alarm -> alarm.at("/Dimensions/0/Value/Ref").asString("").equals(function))
                .map(alarm -> alarm.required("MetricName").asString()))
        .containsExactlyInAnyOrder("Errors", "Throttles");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionLogsToAGroupOfItsOwn(String function) {
    String group =
        template.resource(function).at("/Properties/LoggingConfig/LogGroup/Ref").asString();

    assertThat(group).isEqualTo(function.replace("Function", "LogGroup"));
  }

  @Test
  void logsEnd() {
    assertThat(template.resources("AWS::Logs::LogGroup"))
        .hasSize(functions().size() + 1)
        .allSatisfy(group ->
            assertThat(group.getValue().at("/Properties/RetentionInDays/Ref").asString())
                .isEqualTo("LogRetentionDays"));
  }

  /** A token may be in the query. */
  @Test
  void noLogOfTheApiHoldsAPathAQueryOrAHeader() {
    JsonNode api = template.resource("Api").required("Properties");

    assertThat(api.at("/AccessLogSetting/Fn::If/1/Format").asString())
        .contains("$context.resourcePath")
        .doesNotContain("$context.path")
        .doesNotContain("$context.authorizer")
        .doesNotContainIgnoringCase("query")
        .doesNotContainIgnoringCase("header");
    assertThat(api.required("MethodSettings").toString())
        .doesNotContain("DataTraceEnabled")
        .doesNotContain("LoggingLevel");
  }

  /** They cost as custom metrics do; the alarm reads the one of the stage. */
  @Test
  void nothingIsPaidForMetricsOfEachMethod() {
    assertThat(template.resource("Api").at("/Properties/MethodSettings"))
        .allSatisfy(
            methods -> assertThat(methods.path("MetricsEnabled").asBoolean(false)).isFalse());
    assertThat(template.resource("ApiServerErrors").at("/Properties/Dimensions"))
        .extracting(dimension -> dimension.required("Name").asString())
        .containsExactly("ApiName", "Stage");
  }

  /** Parameters change the answers of the API, and SAM takes the API for unchanged. */
  @Test
  void whatParametersChangeInTheApiIsDeployed() {
    assertThat(template.resource("Api").at("/Properties/AlwaysDeploy").asBoolean()).isTrue();
  }

  @Test
  void accessIsClosedUnlessItIsOpened() {
    assertThat(template.json().at("/Parameters/Access/Default").asString()).isEqualTo("closed");
    assertThat(template.json().at("/Globals/Function/Environment/Variables").toString())
        .doesNotContain("resolve:secretsmanager");
  }

  @Test
  void theBucketStaysWhenTheStackGoes() {
    JsonNode bucket = template.resource("MediaBucket");

    assertThat(bucket.required("DeletionPolicy").asString()).isEqualTo("Retain");
    assertThat(bucket.required("UpdateReplacePolicy").asString()).isEqualTo("Retain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "infra/cdn/template.yaml"})
  void whatTakesTagsHasThem(String file) {
    TemplateDocument document = TemplateDocument.read(TemplateDocument.ROOT.resolve(file));

    assertThat(TAGGED.stream().flatMap(document::resources))
        .isNotEmpty()
        .allSatisfy(resource -> assertThat(tags(resource)).contains("application", "stage"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "infra/cdn/template.yaml"})
  void aParameterSaysWhatItIsAndWhatItMayBe(String file) {
    JsonNode parameters =
        TemplateDocument.read(TemplateDocument.ROOT.resolve(file)).json().required("Parameters");

    assertThat(parameters.properties())
        .allSatisfy(parameter -> {
          JsonNode declaration = parameter.getValue();
          assertThat(declaration.required("Description").asString()).isNotBlank();
          assertThat(Set.of("AllowedValues", "AllowedPattern", "MinValue"))
              .as(parameter.getKey())
              .anyMatch(declaration::has);
        });
  }

  private static String tags(Map.Entry<String, JsonNode> resource) {
    return resource.getValue().required("Properties").required("Tags").toString();
  }
}
