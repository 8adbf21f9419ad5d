package dev.vivace.e2e.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whether AWS would take the templates, by its own tools where they are installed: {@code cfn-lint}
 * and {@code aws-sam-translator}, two packages of Python that Debian has not, so that nobody has to
 * have them, CI included.
 */
class DeployableTest {
  private static final String STREAMED_URI = "/response-streaming-invocations";

  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);

  /** All in one run: most of what it does, for a dozen seconds, is to read AWS's schemas. */
  @Tag("long")
  @Test
  void cfnLintHasNothingToSay() throws Exception {
    AwsTools.assume("What cfn-lint says of the templates", "cfn-lint", "--version");
    List<String> command = new ArrayList<>(List.of("cfn-lint"));
    for (String file :
        List.of("template.yaml", "infra/cdn/template.yaml", "infra/events/template.yaml")) {
      command.add(TemplateDocument.ROOT.resolve(file).toString());
    }

    AwsTools.Outcome lint = AwsTools.run(Map.of(), command);

    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  @Test
  void samStreamsExactlyTheRoutesOfTheStreamFunction() throws Exception {
    Map<String, String> modes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path :
        transformed().resource("Api").at("/Properties/Body/paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode integration = method.getValue().path("x-amazon-apigateway-integration");
        boolean streams = integration.path("responseTransferMode").asString("").equals("STREAM");
        String uri = integration.path("uri").toString();
        assertThat(uri.contains(STREAMED_URI)).as(uri).isEqualTo(streams);
        modes.put(method.getKey() + " " + path.getKey(), streams ? "STREAM" : "BUFFERED");
      }
    }

    assertThat(modes).hasSizeGreaterThan(10);
    assertThat(streamed(modes))
        .isEqualTo(
            Set.of(
                "post /stream",
                "options /stream",
                "get /stream/{source}",
                "head /stream/{source}",
                "options /stream/{source}",
                "get /media/{mediaId}/stream",
                "head /media/{mediaId}/stream",
                "options /media/{mediaId}/stream",
                "get /live/{streamId}/hls/{key}/{rendition}/{file}",
                "head /live/{streamId}/hls/{key}/{rendition}/{file}",
                "options /live/{streamId}/hls/{key}/{rendition}/{file}",
                "get /media/{mediaId}/hls/{key}/{rendition}/{file}",
                "head /media/{mediaId}/hls/{key}/{rendition}/{file}",
                "options /media/{mediaId}/hls/{key}/{rendition}/{file}",
                "get /live/{streamId}/stream",
                "head /live/{streamId}/stream",
                "options /live/{streamId}/stream"));
  }

  @Test
  void samAddsNoRoleOfItsOwn() throws Exception {
    Set<String> ours =
        template.resources("AWS::IAM::Role").map(Map.Entry::getKey).collect(Collectors.toSet());

    assertThat(transformed().resources("AWS::IAM::Role"))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  /** A second one would have neither its throttling nor its log nor its web ACL. */
  @Test
  void samAddsNoStageOfItsOwn() throws Exception {
    TemplateDocument transformed = transformed();

    assertThat(transformed.resources("AWS::ApiGateway::Stage")).hasSize(1);
    assertThat(transformed.resources("AWS::ApiGateway::Deployment"))
        .hasSize(1)
        .allSatisfy(deployment ->
            assertThat(deployment.getValue().required("Properties").has("StageName")).isFalse());
  }

  private static Set<String> streamed(Map<String, String> modes) {
    return modes.entrySet().stream()
        .filter(route -> route.getValue().equals("STREAM"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private TemplateDocument transformed() throws InterruptedException {
    Optional<TemplateDocument> transformed = AwsTools.translated();
    assumeTrue(transformed.isPresent(), "aws-sam-translator is not installed");
    return transformed.orElseThrow();
  }
}
