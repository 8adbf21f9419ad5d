package dev.vivace.e2e.aws;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether AWS would take the templates, by its own tools where they are installed: {@code cfn-lint}
 * and {@code aws-sam-translator}, two packages of Python that Debian has not, so that nobody has to
 * have them, CI included.
 */
class DeployableTest {
  private static final String STREAMED_URI = "/response-streaming-invocations";

  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.MAIN);

  private static Optional<JsonNode> ofSam = Optional.empty();

  @TempDir Path folder;

  private record Outcome(int exitCode, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "infra/cdn/template.yaml"})
  void cfnLintHasNothingToSay(String file) throws Exception {
    assumeTrue(
        run("cfn-lint", "--version").exitCode() == 0,
        "cfn-lint is not installed (pip install cfn-lint): it is not asked here");

    Outcome lint = run("cfn-lint", TemplateDocument.ROOT.resolve(file).toString());

    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  @Test
  void samStreamsExactlyTheRoutesOfTheStreamFunction() throws Exception {
    Map<String, String> modes = new TreeMap<>();
    JsonNode api = transformed().required("Resources").required("Api");
    for (var path : api.at("/Properties/Body/paths").properties()) {
      for (var method : path.getValue().properties()) {
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
                "options /stream/{source}",
                "get /media/{mediaId}/stream",
                "head /media/{mediaId}/stream",
                "options /media/{mediaId}/stream",
                "get /live/{streamId}/stream",
                "options /live/{streamId}/stream"));
  }

  @Test
  void samAddsNoRoleOfItsOwn() throws Exception {
    Set<String> ours =
        template.resources("AWS::IAM::Role").map(Map.Entry::getKey).collect(Collectors.toSet());

    assertThat(new TemplateDocument(transformed()).resources("AWS::IAM::Role"))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  private static Set<String> streamed(Map<String, String> modes) {
    return modes.entrySet().stream()
        .filter(route -> route.getValue().equals("STREAM"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The same for every test. */
  private JsonNode transformed() throws Exception {
    if (ofSam.isEmpty()) {
      ofSam = Optional.of(transform());
    }
    return ofSam.orElseThrow();
  }

  private JsonNode transform() throws Exception {
    assumeTrue(
        run("python3", "-c", "import samtranslator").exitCode() == 0,
        "aws-sam-translator is not installed (pip install aws-sam-translator): not tested here");
    Path json = Files.writeString(folder.resolve("template.json"), template.json().toString());
    Path script = Path.of(getClass().getResource("/sam-transform.py").toURI());

    Outcome sam = run("python3", script.toString(), json.toString());

    assertThat(sam.exitCode()).as(sam.output()).isZero();
    return JsonMapper.shared().readTree(sam.output());
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process;
    try {
      process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException notInstalled) {
      return new Outcome(-1, notInstalled.getMessage());
    }
    assertThat(process.waitFor(120, SECONDS)).as(command[0] + " hangs").isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
