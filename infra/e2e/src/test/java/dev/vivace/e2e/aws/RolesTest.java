package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.Grant;
import dev.vivace.e2e.recorded.RecordedEvents;
import dev.vivace.e2e.recorded.RecordedFunction;
import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.RealEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Permissions: the roles of the functions, and the policy of the bucket. */
class RolesTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final Map<String, RecordedEvents> RUNS = new HashMap<>();

  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);

  @BeforeAll
  static void runAll() throws IOException {
    for (String function : functions()) {
      RUNS.put(function, RecordedEvents.of(function, S3.coordinates()));
    }
  }

  static Set<String> functions() {
    return RecordedFunction.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aRoleAllowsExactlyWhatItsFunctionAsksS3(String function) {
    RecordedEvents run = RUNS.get(function);

    assertThat(run.served()).containsAll(RoutesTest.routesOfEvents(function));
    assertThat(Grant.of(role(function)))
        .containsExactlyInAnyOrderElementsOf(Grant.widest(run.grants()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void anEventIsOneThatItsFunctionKnows(String function) {
    RecordedEvents run = RUNS.get(function);

    assertThat(run.outcomes())
        .containsOnlyKeys(RealEvents.names(RecordedFunction.eventPrefix(function)))
        .allSatisfy(
            (event, outcome) -> assertThat(outcome).as(event).isNotEqualTo("404 unknown-route"));
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    assertThat(template.resources("AWS::Serverless::Function").map(this::roleName))
        .hasSize(functions().size() + 2) // and the console, and the peer
        .doesNotHaveDuplicates();
    assertThat(functions())
        .allSatisfy(function -> {
          JsonNode properties = template.resource(function).required("Properties");
          assertThat(properties.has("Policies")).isFalse();
          assertThat(role(function).findValues("ManagedPolicyArns")).isEmpty();
        });
  }

  /**
   * No star in what is allowed, but for {@code prefix/*} at the end of a resource, for the
   * renditions, segments, links, records and readings of all items, for X-Ray, which has no
   * resources to name, and for whoever comes by the endpoints of a private API.
   */
  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "infra/cdn/template.yaml"})
  void nothingIsAllowedByAWildcard(String file) {
    JsonNode json = TemplateDocument.read(TemplateDocument.ROOT.resolve(file)).json();

    assertThat(statements(json).filter(RolesTest::allows))
        .allSatisfy(statement -> {
          assertThat(statement.required("Action").toString()).doesNotContain("*");
          if (!statement.path("Condition").toString().contains("aws:SourceVpce")) {
            assertThat(statement.path("Principal").toString()).doesNotContain("*");
          }
          if (!statement.required("Action").toString().contains("xray:")) {
            assertThat(
                    statement
                        .path("Resource")
                        .toString()
                        .replace("/media/*/renditions/", "")
                        .replace("/media/*/hls/", "")
                        .replace("/media/*/links/", "")
                        .replace("/media/*/record.json", "")
                        .replace("/media/*/readings/", "")
                        .replaceAll("/?\\*\"", ""))
                .doesNotContain("*");
          }
        });
  }

  @Test
  void xRayIsAllowedNothingElseByItsStar() {
    assertThat(
            statements(template.json())
                .filter(RolesTest::allows)
                .filter(statement -> statement.path("Resource").asString("").equals("*"))
                .map(statement -> statement.required("Action").toString())
                .collect(Collectors.toSet()))
        .containsExactly("[\"xray:PutTraceSegments\",\"xray:PutTelemetryRecords\"]");
  }

  @Test
  void everyFunctionMayReadTheSecretOfTokensAndNoOther() {
    JsonNode policy = template.resource("ReadTokenSecret").required("Properties");

    assertThat(policy.required("Roles").valueStream().map(role -> role.required("Ref").asString()))
        .containsExactlyInAnyOrderElementsOf(
            functions().stream()
                .map(function -> roleName(Map.entry(function, template.resource(function))))
                .toList());
    JsonNode statements = policy.at("/PolicyDocument/Statement");
    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).required("Action").asString())
        .isEqualTo("secretsmanager:GetSecretValue");
    assertThat(statements.get(0).required("Resource").required("Ref").asString())
        .isEqualTo("TokenSecret");
  }

  @Test
  void thoseWhoHandOutPlaybackUrlsMayReadTheKeyOfCloudFrontAndNoOther() {
    JsonNode policy = template.resource("ReadCloudFrontKey").required("Properties");

    assertThat(policy.required("Roles").valueStream().map(role -> role.required("Ref").asString()))
        .containsExactly("PlaybackRole", "StreamRole");
    JsonNode statements = policy.at("/PolicyDocument/Statement");
    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).required("Action").asString())
        .isEqualTo("secretsmanager:GetSecretValue");
    assertThat(statements.get(0).required("Resource").required("Ref").asString())
        .isEqualTo("CloudFrontKeySecretArn");
  }

  @Test
  void onlySignalMayInvokeAndNothingButThePeer() {
    assertThat(
            template
                .resources("AWS::IAM::Role")
                .filter(role -> role.getValue().toString().contains("lambda:InvokeFunction"))
                .map(Map.Entry::getKey))
        .containsExactly("SignalRole");
    assertThat(
            statements(template.resource("SignalRole"))
                .filter(statement -> statement.toString().contains("lambda:")))
        .singleElement()
        .satisfies(statement -> {
          assertThat(statement.required("Action").asString()).isEqualTo("lambda:InvokeFunction");
          assertThat(statement.required("Resource"))
              .hasToString("{\"Fn::GetAtt\":[\"PeerFunction\",\"Arn\"]}");
        });
  }

  @Test
  void thePeerMayKeepSessionsAndNothingElse() {
    assertThat(Grant.of(role(RecordedFunction.PEER)))
        .containsExactlyInAnyOrder(
            new Grant("s3:GetObject", "/realtime/*"),
            new Grant("s3:PutObject", "/realtime/*"),
            new Grant("s3:ListBucket", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "ReadTurnSecret, secretsmanager:GetSecretValue, HasTurn",
    "AskForTurn, kinesisvideo:GetSignalingChannelEndpoint kinesisvideo:GetIceServerConfig,"
        + " HasTurnChannel",
    "ReadModels, s3:GetObject, RunsModels"
  })
  void whatIsAddedForTurnAndModelsIsForSignalAndPeer(
      String resource, String actions, String condition) {
    JsonNode policy = template.resource(resource);

    assertThat(policy.required("Condition").asString()).isEqualTo(condition);
    assertThat(policy.at("/Properties/Roles").valueStream().map(role -> role.get("Ref").asString()))
        .containsExactly("SignalRole", "PeerRole");
    assertThat(statements(policy))
        .singleElement()
        .satisfies(only -> {
          JsonNode action = only.required("Action");
          Stream<JsonNode> all = action.isArray() ? action.valueStream() : Stream.of(action);
          assertThat(all.map(JsonNode::asString)).containsExactly(actions.split(" "));
          assertThat(only.required("Resource").asString("")).isNotEqualTo("*");
        });
  }

  private JsonNode role(String function) {
    return template.resource(roleName(Map.entry(function, template.resource(function))));
  }

  private String roleName(Map.Entry<String, JsonNode> function) {
    return function
        .getValue()
        .required("Properties")
        .required("Role")
        .required("Fn::GetAtt")
        .get(0)
        .asString();
  }

  private static boolean allows(JsonNode statement) {
    return statement.required("Effect").asString().equals("Allow");
  }

  private static Stream<JsonNode> statements(JsonNode json) {
    return json.findParents("Effect").stream();
  }
}
