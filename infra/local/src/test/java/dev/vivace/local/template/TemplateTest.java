package dev.vivace.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.s3.Bucket;
import dev.vivace.s3.cors.CorsRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final TemplateContext CONTEXT =
      new TemplateContext("eu-central-1", "123456789012", Map.of("Given", "from the caller"));

  private static final String FRAME =
      """
      Parameters:
        Given: {Type: String, Default: from the template}
        Plain: {Type: Number, Default: 7}
        Empty: {Type: String, Default: ""}
        Needed: {Type: String}
      Conditions:
        HasPlain: !Not [!Equals [!Ref Plain, ""]]
        HasEmpty: !Not [!Equals [!Ref Empty, ""]]
        Both: !And [!Condition HasPlain, !Condition HasEmpty]
        Either: !Or [!Condition HasPlain, {Condition: HasEmpty}]
      Globals:
        Function:
          MemorySize: 512
          Timeout: 20
          LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: WARN}
          Environment: {Variables: {SHARED: global, REPLACED: global}}
      Resources:
        Bucket: {Type: AWS::S3::Bucket}
        Named:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: my-bucket
            CorsConfiguration:
              CorsRules:
                - {AllowedOrigins: [!Ref Given], AllowedMethods: [GET, PUT], AllowedHeaders: ["*"], ExposedHeaders: [ETag], MaxAge: 60}
                - {AllowedOrigins: ["*"], AllowedMethods: [HEAD]}
        Logs: {Type: AWS::Logs::LogGroup, Properties: {Odd: !Transform {Not: understood}}}
        Api: {Type: AWS::Serverless::Api, Properties: {StageName: !Sub "s${Plain}"}}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 5
            Policies: !Unknown [not, needed]
            Environment: {Variables: {REPLACED: own, VALUE: VALUE_WRITTEN}}
            Events:
              A: {Type: Api, Properties: {Path: /a, Method: get}}
              B:
                Type: Api
                Properties: {Path: /b, Method: any, ResponseTransferMode: MODE_WRITTEN, TimeoutInMillis: 900000}
      """;

  private static Template template(String value, String transferMode) {
    return Template.parse(
        "t.yaml",
        FRAME.replace("VALUE_WRITTEN", value).replace("MODE_WRITTEN", transferMode),
        CONTEXT);
  }

  private static FunctionResource function(String value) {
    return template(value, "RESPONSE_STREAM").functions().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                                        | plain",
        "3                                            | 3",
        "true                                         | true",
        "!Ref Plain                                   | 7",
        "{Ref: Plain}                                 | 7",
        "!Ref Given                                   | from the caller",
        "!Ref AWS::Region                             | eu-central-1",
        "!Ref AWS::AccountId                          | 123456789012",
        "!Ref AWS::Partition                          | aws",
        "!Ref Bucket                                  | local-bucket",
        "!Ref Named                                   | my-bucket",
        "!Ref Fn                                      | Fn",
        "!GetAtt Bucket.Arn                           | arn:aws:s3:::local-bucket",
        "!GetAtt [Named, Arn]                         | arn:aws:s3:::my-bucket",
        "!GetAtt Fn.Arn                               |"
            + " arn:aws:lambda:eu-central-1:123456789012:function:Fn",
        "!Sub 'a-${Plain}-${AWS::Region}'             | a-7-eu-central-1",
        "!Sub '${Named.Arn}/*'                        | arn:aws:s3:::my-bucket/*",
        "!Sub ['${x}${!Plain}', {x: !Ref Plain}]      | 7${Plain}",
        "{'Fn::Sub': '${Plain}'}                      | 7",
        "!Join ['-', [a, !Ref Plain, c]]              | a-7-c",
        "!Select [1, [a, b]]                          | b",
        "!If [HasPlain, yes it is, no]                | yes it is",
        "!If [HasEmpty, yes, no it is not]            | no it is not",
        "!If [Both, a, b]                             | b",
        "!If [Either, a, b]                           | a",
        "{'Fn::If': [HasPlain, a, b]}                 | a",
      })
  void intrinsicFunctionIsEvaluated(String written, String value) {
    assertThat(function(written).environment()).containsEntry("VALUE", value);
  }

  @Test
  void noValueLeavesTheVariableOut() {
    assertThat(function("!If [HasEmpty, x, !Ref AWS::NoValue]").environment())
        .doesNotContainKey("VALUE");
  }

  @Test
  void emptyTextStaysEmpty() {
    assertThat(function("!Ref Empty").environment()).containsEntry("VALUE", "");
  }

  @Test
  void globalsAreMerged() {
    FunctionResource function = function("x");

    assertThat(function.memoryMb()).isEqualTo(512);
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(function.logLevel()).isEqualTo("WARN");
    assertThat(function.environment())
        .containsEntry("SHARED", "global")
        .containsEntry("REPLACED", "own");
  }

  @Test
  void stageAndBucketsAreFound() {
    Template template = template("x", "BUFFERED");

    assertThat(template.api().stage()).isEqualTo("s7");
    assertThat(template.buckets())
        .extracting(Bucket::name)
        .containsExactly("local-bucket", "my-bucket");
  }

  @Test
  void bucketsHaveTheirCorsRules() {
    List<Bucket> buckets = template("x", "BUFFERED").buckets();

    assertThat(buckets.getFirst().corsRules()).isEmpty();
    assertThat(buckets.getLast().corsRules())
        .containsExactly(
            new CorsRule(
                List.of("from the caller"),
                List.of("GET", "PUT"),
                List.of("*"),
                List.of("ETag"),
                60),
            new CorsRule(List.of("*"), List.of("HEAD"), List.of(), List.of(), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{CorsRules: [x]}              | An item of CorsRules is not a map",
        "{CorsRules: x}                | CorsRules is not a list",
        "{CorsRules: [{MaxAge: soon}]} | MaxAge is not a positive number: soon"
      })
  void brokenCorsRulesAreAnError(String cors, String message) {
    String yaml =
        "Resources: {B: {Type: AWS::S3::Bucket, Properties: {CorsConfiguration: " + cors + "}}}";

    assertThatThrownBy(() -> Template.parse("t.yaml", yaml, CONTEXT))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void routesHaveTheirTransferAndTimeLimit() {
    assertThat(template("x", "RESPONSE_STREAM").api().routes())
        .containsExactly(
            new Route("GET", "/a", "Fn", ResponseTransfer.BUFFERED, Duration.ofSeconds(29)),
            new Route("ANY", "/b", "Fn", ResponseTransfer.STREAMED, Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @CsvSource({"STREAM", "BUFFERED", "response_stream"})
  void anyOtherTransferModeIsBuffered(String mode) {
    assertThat(template("x", mode).api().routes().getLast().transfer())
        .isEqualTo(ResponseTransfer.BUFFERED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Nothing              | t.yaml:34:55: there is no parameter or resource Nothing",
        "!Ref Needed               | t.yaml:34:55: the parameter Needed has no default and no value"
            + " was given",
        "!Ref Logs                 | t.yaml:34:55: !Ref Logs: a AWS::Logs::LogGroup has no local"
            + " counterpart",
        "!GetAtt Bucket.DomainName | AWS::S3::Bucket.DomainName has no local counterpart",
        "!Base64 x                 | t.yaml:34:55: the local stack does not understand !Base64",
        "!If [Nope, a, b]          | t.yaml:34:55: there is no condition Nope",
        "!If [HasPlain, a]         | t.yaml:34:55: !If does not have the arguments it needs",
        "!Select [9, [a]]          | t.yaml:34:55: !Select has no item 9",
        "[a, b]                    | t.yaml:34:55: a string is expected here",
      })
  void whatIsNotUnderstoodIsAnErrorWithItsPlace(String written, String message) {
    assertThatThrownBy(() -> function(written))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: [b'                                                  | t.yaml:1:",
        "'- a'                                                    | a template is a map at its top",
        "''                                                       | a template is a map at its top",
        "'a: 1\na: 2'                                             | t.yaml:2:1",
        "'Resources: {}'                                          | one AWS::Serverless::Api is"
            + " expected",
        "'Resources: {Api: {Type: AWS::Serverless::Api}}'         | the property StageName is"
            + " missing",
        "'Resources: []'                                          | t.yaml:1:12: Resources is not a"
            + " map",
      })
  void brokenTemplateIsAnError(String yaml, String message) {
    assertThatThrownBy(() -> Template.parse("t.yaml", yaml, CONTEXT))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  private static Template withApi(String properties) {
    return Template.parse(
        "t.yaml",
        "Resources: {Api: {Type: AWS::Serverless::Api, Properties: {StageName: x, %s}}}"
            .formatted(properties),
        CONTEXT);
  }

  @Test
  void gatewayResponseOfATypeTakesNothingFromTheDefault() {
    GatewayResponses responses =
        withApi(
                """
                GatewayResponses: {
                  DEFAULT_5XX: {StatusCode: 599, ResponseParameters: {Headers: {A: "'default'"}}},
                  INTEGRATION_FAILURE: {StatusCode: 503, ResponseParameters: {Headers: {B: "'own'"}}},
                  THROTTLED: {}}
                """)
            .api()
            .responses();

    assertThat(responses.of("INTEGRATION_FAILURE", 500).status()).hasValue(503);
    assertThat(responses.of("INTEGRATION_FAILURE", 500).headers()).isEqualTo(Map.of("B", "own"));
    assertThat(responses.of("INTEGRATION_TIMEOUT", 504).status()).hasValue(599);
    assertThat(responses.of("INTEGRATION_TIMEOUT", 504).headers())
        .isEqualTo(Map.of("A", "default"));
    assertThat(responses.of("THROTTLED", 429).status()).isEmpty();
    assertThat(responses.of("REQUEST_TOO_LARGE", 413).headers()).isEmpty();
  }

  @Test
  void gatewayResponseMayHaveABodyOfItsOwn() {
    GatewayResponses responses =
        withApi(
                """
                GatewayResponses: {
                  THROTTLED: {ResponseTemplates: {text/plain: 'Later'}},
                  INTEGRATION_TIMEOUT: {ResponseTemplates:
                    {application/json: '{"m":$context.error.messageString,"n":"$context.error.message! $context.requestId"}'}}}
                """)
            .api()
            .responses();

    assertThat(responses.of("THROTTLED", 429).body("no", "7")).isEqualTo("Later");
    assertThat(responses.of("THROTTLED", 429).contentType()).isEqualTo("text/plain");
    assertThat(responses.of("INTEGRATION_TIMEOUT", 504).body("no", "7"))
        .isEqualTo("{\"m\":\"no\",\"n\":\"no! 7\"}");
    assertThat(responses.of("OTHER", 403).body("no", "7")).isEqualTo("{\"message\":\"no\"}");
    assertThat(responses.of("OTHER", 403).contentType()).isEqualTo("application/json");
  }

  @Test
  void methodSettingsWithRateAndBurstAreThrottles() {
    RestApi api =
        withApi(
                """
                MethodSettings: [
                  {ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20},
                  {ResourcePath: "/media/{id}", HttpMethod: get, ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2},
                  {ResourcePath: "/~1media~1{id}", HttpMethod: PUT, ThrottlingRateLimit: 3, ThrottlingBurstLimit: 4},
                  {ResourcePath: "/*", HttpMethod: "*", MetricsEnabled: true}]
                """)
            .api();

    assertThat(api.throttles())
        .containsExactly(
            new MethodThrottle("/*", "*", 10, 20),
            new MethodThrottle("/media/{id}", "GET", 1, 2),
            new MethodThrottle("/media/{id}", "PUT", 3, 4));
    assertThat(api.unthrottled().throttles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Type: Schedule}                                                             | events of"
            + " type Api only",
        "{Type: Api, Properties: {Path: a, Method: get}}                              | a path"
            + " begins with a slash",
        "{Type: Api, Properties: {Method: get}}                                       | the"
            + " property Path is missing",
        "{Type: Api, Properties: {Path: /a, Method: get, TimeoutInMillis: soon}}      | not a"
            + " positive number: soon",
      })
  void brokenEventIsAnError(String event, String message) {
    String yaml =
        "Resources: {Api: {Type: AWS::Serverless::Api, Properties: {StageName: x}}, Fn: {Type:"
            + " AWS::Serverless::Function, Properties: {Events: {E: "
            + event
            + "}}}}";

    assertThatThrownBy(() -> Template.parse("t.yaml", yaml, CONTEXT))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
