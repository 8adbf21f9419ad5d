package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedFunction;
import dev.vivace.e2e.template.AwsTools;
import dev.vivace.e2e.template.Evaluation;
import dev.vivace.e2e.template.TemplateDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Parameters change the stack, and without them it is as ever: in the template as it stands and,
 * where SAM's translator is installed, in what that makes of it.
 */
class ParametersTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1a2b";
  private static final String WEB_ACL =
      "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/vivace/1a2b-3c4d";
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:111122223333:certificate/1a2b-3c4d";
  private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/team/boundary";
  private static final Map<String, String> DOMAIN =
      Map.of("ApiDomainName", "media.example.org", "ApiCertificateArn", CERTIFICATE);

  static Stream<Named<TemplateDocument>> forms() throws InterruptedException {
    TemplateDocument source = TemplateDocument.read(TemplateDocument.MAIN);
    List<Named<TemplateDocument>> forms = new ArrayList<>(List.of(Named.of("as written", source)));
    AwsTools.translated().ifPresent(sam -> forms.add(Named.of("as SAM makes it", sam)));
    return forms.stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void streamsAreBoundedWhereABoundIsSet(TemplateDocument template) {
    String reserved = "/Properties/ReservedConcurrentExecutions";

    assertThat(with(template, Map.of()).resource("StreamFunction").at(reserved).isMissingNode())
        .isTrue();
    TemplateDocument bounded = with(template, Map.of("StreamReservedConcurrency", "20"));
    assertThat(bounded.resource("StreamFunction").at(reserved).asString()).isEqualTo("20");
    assertThat(RecordedFunction.ALL.keySet())
        .filteredOn(function -> bounded.resource(function).at(reserved).isMissingNode())
        .containsExactlyInAnyOrder(
            "UploadFunction", "PlaybackFunction", "LiveFunction", "SignalFunction");
    assertThat(
            with(template, Map.of()).resource(RecordedFunction.PEER).at(reserved).isMissingNode())
        .isTrue();
    assertThat(
            with(template, Map.of("PeerReservedConcurrency", "9"))
                .resource(RecordedFunction.PEER)
                .at(reserved)
                .asString())
        .isEqualTo("9");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theLibraryOfModelsIsDeployedWhereTheyAreTurnedOn(TemplateDocument template) {
    String layers = "/Properties/Layers";

    TemplateDocument usual = with(template, Map.of());
    assertThat(usual.resource(RecordedFunction.PEER).at(layers).isMissingNode()).isTrue();
    assertThat(layers(usual)).isEmpty();
    TemplateDocument running = with(template, Map.of("OnnxModels", "on"));
    assertThat(running.resource(RecordedFunction.PEER).at(layers + "/0/Ref").asString())
        .isEqualTo(layers(running).findFirst().orElseThrow());
    assertThat(layers(running)).hasSize(1);
  }

  private static Stream<String> layers(TemplateDocument template) {
    return Stream.of("AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion")
        .flatMap(template::resources)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aKeyEncryptsObjectsAndTheSecret(TemplateDocument template) {
    String rule = "/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0";

    JsonNode usual = with(template, Map.of()).resource("MediaBucket").at(rule);
    assertThat(usual)
        .hasToString("{\"ServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"}}");
    TemplateDocument keyed = with(template, Map.of("KmsKeyArn", KEY));
    JsonNode encryption = keyed.resource("MediaBucket").at(rule);
    assertThat(encryption.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asString())
        .isEqualTo("aws:kms");
    assertThat(encryption.at("/ServerSideEncryptionByDefault/KMSMasterKeyID").asString())
        .isEqualTo(KEY);
    assertThat(encryption.required("BucketKeyEnabled").asBoolean()).isTrue();
    assertThat(keyed.resource("TokenSecret").at("/Properties/KmsKeyId").asString()).isEqualTo(KEY);
    assertThat(with(template, Map.of()).resource("TokenSecret").toString())
        .doesNotContain("KmsKeyId");
  }

  /** Reading an object takes decrypting by the key, and writing one takes both. */
  @ParameterizedTest
  @MethodSource("forms")
  void rolesMayUseTheKeyForWhatTheyMayDoInTheBucket(TemplateDocument template) {
    assertThat(usersOf("kms:Decrypt", with(template, Map.of()))).isEmpty();
    TemplateDocument keyed = with(template, Map.of("KmsKeyArn", KEY));

    assertThat(usersOf("kms:Decrypt", keyed)).isEqualTo(rolesWith("s3:GetObject", keyed));
    assertThat(usersOf("kms:GenerateDataKey", keyed)).isEqualTo(rolesWith("s3:PutObject", keyed));
    assertThat(keyPolicies(keyed))
        .allSatisfy(policy -> assertThat(policy.findValue("Resource").asString()).isEqualTo(KEY));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aKeyOfItsOwnEncryptsLogs(TemplateDocument template) {
    assertThat(logKeys(with(template, Map.of("KmsKeyArn", KEY)))).containsOnly("");
    assertThat(logKeys(with(template, Map.of("LogKmsKeyArn", KEY)))).containsOnly(KEY).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyRoleHasTheBoundary(TemplateDocument template) {
    assertThat(boundaries(with(template, Map.of()))).containsOnly("");
    assertThat(boundaries(with(template, Map.of("PermissionsBoundaryArn", BOUNDARY))))
        .containsOnly(BOUNDARY)
        .hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aWebAclStandsBeforeTheStage(TemplateDocument template) {
    String type = "AWS::WAFv2::WebACLAssociation";

    assertThat(with(template, Map.of()).resources(type)).isEmpty();
    assertThat(with(template, Map.of("WebAclArn", WEB_ACL)).resources(type))
        .singleElement()
        .satisfies(association -> {
          JsonNode properties = association.getValue().required("Properties");
          assertThat(properties.required("WebACLArn").asString()).isEqualTo(WEB_ACL);
          assertThat(properties.at("/ResourceArn/Fn::Sub").asString())
              .contains("::/restapis/${Api}/stages/${Api");
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aDomainLeadsToTheStageAndIsInAllLinks(TemplateDocument template) {
    TemplateDocument usual = with(template, Map.of());
    assertThat(usual.resources("AWS::ApiGateway::DomainName")).isEmpty();
    assertThat(usual.resources("AWS::ApiGateway::BasePathMapping")).isEmpty();
    assertThat(usual.json().required("Outputs").has("ApiDomainTarget")).isFalse();
    assertThat(publicApiUrls(usual)).containsOnly("");

    TemplateDocument named = with(template, DOMAIN);
    JsonNode domain = named.resource("ApiDomain").required("Properties");
    assertThat(domain.required("DomainName").asString()).isEqualTo("media.example.org");
    assertThat(domain.required("RegionalCertificateArn").asString()).isEqualTo(CERTIFICATE);
    assertThat(domain.at("/EndpointConfiguration/Types")).hasToString("[\"REGIONAL\"]");
    JsonNode mapping = named.resource("ApiDomainMapping").required("Properties");
    assertThat(mapping.at("/DomainName/Ref").asString()).isEqualTo("ApiDomain");
    assertThat(mapping.at("/RestApiId/Ref").asString()).isEqualTo("Api");
    assertThat(mapping.at("/Stage/Ref").asString()).startsWith("Api").contains("Stage");
    assertThat(mapping.has("BasePath")).isFalse();
    assertThat(publicApiUrls(named)).containsOnly("https://media.example.org");
    assertThat(named.json().at("/Outputs/ApiUrl/Value").asString())
        .isEqualTo("https://media.example.org");
    assertThat(named.json().at("/Outputs/ApiDomainTarget/Value/Fn::GetAtt"))
        .hasToString("[\"ApiDomain\",\"RegionalDomainName\"]");
    assertThat(publicApiUrls(with(template, also(DOMAIN, "PublicApiUrl", "https://cdn.example"))))
        .containsOnly("https://cdn.example");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aPrivateApiIsReachedByItsEndpointsAlone(TemplateDocument template) {
    JsonNode open = with(template, Map.of()).resource("Api").required("Properties");
    assertThat(open.required("EndpointConfiguration").toString())
        .contains("\"REGIONAL\"")
        .doesNotContainIgnoringCase("vpc");
    assertThat(open.has("Policy")).isFalse();

    JsonNode api =
        with(template, Map.of("VpcEndpointIds", "vpce-0a1b2c3d,vpce-9f8e7d6c5b4a39281"))
            .resource("Api")
            .required("Properties");
    String endpoints = "[\"vpce-0a1b2c3d\",\"vpce-9f8e7d6c5b4a39281\"]";
    assertThat(api.required("EndpointConfiguration").toString())
        .contains("\"PRIVATE\"")
        .contains(endpoints);
    JsonNode statements = api.required("Policy").required("Statement");
    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).required("Effect").asString()).isEqualTo("Allow");
    assertThat(statements.get(0).required("Condition"))
        .hasToString("{\"StringEquals\":{\"aws:SourceVpce\":" + endpoints + "}}");
  }

  /** API Gateway asks for an access mode with new policies, and refuses one with TLS_1_2. */
  @ParameterizedTest
  @MethodSource("forms")
  void aTlsPolicyIsThatOfTheApiAndOfItsDomain(TemplateDocument template) {
    String newest = "SecurityPolicy_TLS13_1_3_2025_09";
    TemplateDocument usual = with(template, DOMAIN);
    TemplateDocument strict = with(template, also(DOMAIN, "TlsPolicy", newest));

    assertThat(List.of("Api", "ApiDomain"))
        .allSatisfy(resource -> {
          JsonNode properties = usual.resource(resource).required("Properties");
          assertThat(properties.required("SecurityPolicy").asString()).isEqualTo("TLS_1_2");
          assertThat(properties.has("EndpointAccessMode")).isFalse();
          JsonNode newer = strict.resource(resource).required("Properties");
          assertThat(newer.required("SecurityPolicy").asString()).isEqualTo(newest);
          assertThat(newer.required("EndpointAccessMode").asString()).isEqualTo("STRICT");
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nothingIsSaidOfVersionsUnlessItIsAskedFor(TemplateDocument template) {
    String status = "/Properties/VersioningConfiguration";

    assertThat(with(template, Map.of()).resource("MediaBucket").at(status).isMissingNode())
        .isTrue();
    for (String asked : List.of("Enabled", "Suspended")) {
      assertThat(
              with(template, Map.of("BucketVersioning", asked))
                  .resource("MediaBucket")
                  .at(status + "/Status")
                  .asString())
          .isEqualTo(asked);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theBucketTellsEventsWhereTheyAreAskedFor(TemplateDocument template) {
    String notified = "/Properties/NotificationConfiguration";

    assertThat(with(template, Map.of()).resource("MediaBucket").at(notified).isMissingNode())
        .isTrue();
    assertThat(with(template, Map.of("Events", "eventbridge")).resource("MediaBucket").at(notified))
        .hasToString("{\"EventBridgeConfiguration\":{\"EventBridgeEnabled\":true}}");
  }

  @Test
  void insideAddressesOfTheBucketNeedThatOfTheApi() {
    TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);
    String api = "https://vpce-0a1b2c3d.execute-api.eu-west-1.vpce.amazonaws.com/v1";

    assertThat(Evaluation.objections(template, Map.of("InsideApiUrl", api))).isEmpty();
    assertThat(Evaluation.objections(template, Map.of("InsideMediaUrl", "http://s3.internal")))
        .singleElement()
        .asString()
        .contains("InsideApiUrl");
  }

  @Test
  void aDomainHasACertificateAndIsNotPrivate() {
    TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);

    assertThat(Evaluation.objections(template, Map.of())).isEmpty();
    assertThat(Evaluation.objections(template, DOMAIN)).isEmpty();
    assertThat(Evaluation.objections(template, Map.of("ApiDomainName", "media.example.org")))
        .singleElement()
        .asString()
        .contains("ApiCertificateArn");
    assertThat(Evaluation.objections(template, Map.of("ApiCertificateArn", CERTIFICATE)))
        .hasSize(1);
    assertThat(Evaluation.objections(template, also(DOMAIN, "VpcEndpointIds", "vpce-0a1b2c3d4e")))
        .singleElement()
        .asString()
        .contains("VpcEndpointIds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ApiDomainName | media.example.org | https://media.example.org",
        "ApiDomainName | a.bc | Media.example.org",
        "ApiCertificateArn | " + CERTIFICATE + " | arn:aws:iam::111122223333:server-certificate/a",
        "VpcEndpointIds | vpce-0a1b2c3d | vpc-0a1b2c3d",
        "VpcEndpointIds | vpce-0a1b2c3d,vpce-0a1b2c3e | vpce-0a1b2c3d, vpce-0a1b2c3e",
        "WebAclArn | " + WEB_ACL + " | arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1a2b",
        "KmsKeyArn | " + KEY + " | arn:aws:kms:eu-west-1:111122223333:alias/media",
        "LogKmsKeyArn | " + KEY + " | mrk-1a2b",
        "PermissionsBoundaryArn | " + BOUNDARY + " | arn:aws:iam::111122223333:role/boundary",
        "PermissionsBoundaryArn | arn:aws:iam::aws:policy/ReadOnlyAccess | boundary",
        "InsideApiUrl | http://api.internal:8080/vivace | api.internal:8080",
        "InsideMediaUrl | http://proxy.internal/files | http://a.internal http://b.internal",
        "StreamReservedConcurrency | 100 | -1",
        "StreamReservedConcurrency | 0 | 007"
      })
  void aParameterTakesWhatItIsForAndNothingElse(String parameter, String right, String wrong) {
    JsonNode declaration =
        TemplateDocument.read(TemplateDocument.MAIN).json().at("/Parameters/" + parameter);
    String pattern = declaration.required("AllowedPattern").asString();

    assertThat(right).matches(pattern);
    assertThat(wrong).doesNotMatch(pattern);
    assertThat("").matches(pattern);
    assertThat(declaration.required("Default").asString()).isEmpty();
    assertThat(declaration.required("ConstraintDescription").asString()).isNotBlank();
  }

  @Test
  void everyParameterIsInAGroupAndInTheReference() throws IOException {
    JsonNode json = TemplateDocument.read(TemplateDocument.MAIN).json();
    String reference = Files.readString(TemplateDocument.ROOT.resolve("docs/configuration.md"));
    Set<String> parameters = names(json.required("Parameters"));

    assertThat(
            json.at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups")
                .valueStream()
                .flatMap(group -> group.required("Parameters").valueStream())
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(parameters);
    assertThat(parameters)
        .allSatisfy(parameter -> assertThat(reference).contains("`" + parameter + "`"));
  }

  private static TemplateDocument with(TemplateDocument template, Map<String, String> parameters) {
    return Evaluation.of(template, parameters);
  }

  private static Map<String, String> also(Map<String, String> some, String name, String value) {
    return Stream.concat(some.entrySet().stream(), Stream.of(Map.entry(name, value)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static List<String> logKeys(TemplateDocument template) {
    return template
        .resources("AWS::Logs::LogGroup")
        .map(group -> group.getValue().at("/Properties/KmsKeyId").asString(""))
        .toList();
  }

  private static List<String> boundaries(TemplateDocument template) {
    return template
        .resources("AWS::IAM::Role")
        .map(role -> role.getValue().at("/Properties/PermissionsBoundary").asString(""))
        .toList();
  }

  private static List<String> publicApiUrls(TemplateDocument template) {
    return template.json().findValues("PUBLIC_API_URL").stream().map(JsonNode::asString).toList();
  }

  private static List<JsonNode> keyPolicies(TemplateDocument template) {
    return template
        .resources("AWS::IAM::Policy")
        .map(Map.Entry::getValue)
        .filter(policy -> policy.toString().contains("\"kms:"))
        .toList();
  }

  private static Set<String> usersOf(String action, TemplateDocument template) {
    return keyPolicies(template).stream()
        .filter(policy -> policy.toString().contains("\"" + action + "\""))
        .flatMap(policy -> policy.at("/Properties/Roles").valueStream())
        .map(role -> role.required("Ref").asString())
        .collect(Collectors.toSet());
  }

  private static Set<String> rolesWith(String action, TemplateDocument template) {
    return template
        .resources("AWS::IAM::Role")
        .filter(role -> role.getValue().toString().contains("\"" + action + "\""))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
