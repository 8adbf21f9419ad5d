package dev.vivace.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String EVERYWHERE =
      """
      problem: {$ref: schemas.yaml#/Problem}
      preflight: {summary: Answer a preflight, security: [], responses: {"204": {description: Yes}}}
      responses: {"503": {description: Away, x-problems: [away]}}
      closed: {"401": {description: No}}
      """;
  private static final String PATHS =
      """
      thing:
        get:
          operationId: getThing
          summary: Get it
          responses:
            "200":
              description: It
              content:
                application/json: {schema: {$ref: ../schemas.yaml#/Thing}}
            "206": {description: Some of it}
      """;
  private static final String SCHEMAS =
      """
      Problem: {type: object}
      Thing: {type: object, properties: {part: {$ref: "#/Thing"}}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("openapi/paths"));
    file("openapi.yaml", "paths: {/thing: {$ref: openapi/paths/all.yaml#/thing}}");
    file("openapi/everywhere.yaml", EVERYWHERE);
    file("openapi/paths/all.yaml", PATHS);
    file("openapi/schemas.yaml", SCHEMAS);
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String json(String pointerStart) throws IOException {
    Path json = folder.resolve("made/openapi.json");
    Main.main(new String[] {folder.resolve("openapi.yaml").toString(), json.toString()});
    String whole = Files.readString(json);
    int from = whole.indexOf(pointerStart);
    assertThat(from).as(whole).isNotNegative();
    return whole.substring(from);
  }

  @Test
  void whatOtherFilesHaveBecomesComponents() throws IOException {
    assertThat(json("\"schemas\":"))
        .startsWith(
            "\"schemas\":{\"Problem\":{\"type\":\"object\"},\"Thing\":{\"type\":\"object\","
                + "\"properties\":{\"part\":{\"$ref\":\"#/components/schemas/Thing\"}}}}");
  }

  @Test
  void aHeadIsAGetWithoutBodiesAndParts() throws IOException {
    assertThat(json("\"head\":"))
        .startsWith(
            "\"head\":{\"operationId\":\"getThingHead\",\"summary\":\"Get it: the header fields"
                + " alone\",\"responses\":{\"200\":{\"description\":\"It\"},"
                + "\"401\":{\"description\":\"No\"},\"503\":{\"description\":\"Away\"}}}");
  }

  @Test
  void everyPathHasAPreflightThatAsksForNoToken() throws IOException {
    assertThat(json("\"options\":"))
        .startsWith("\"options\":{\"operationId\":\"preflightThing\"")
        .contains("\"204\"", "\"503\"")
        .doesNotContain("\"401\"");
  }

  @Test
  void problemsAreShapedAsAnyProblemOfTheirKinds() throws IOException {
    assertThat(json("\"503\":"))
        .contains(
            "{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\","
                + "\"properties\":{\"type\":{\"enum\":[\"urn:problem-type:vivace:away\"]}}}}}");
  }

  @Test
  void aReferenceToNothingFailsTheBuild() throws IOException {
    file("openapi/schemas.yaml", "Problem: {type: object}");

    assertThatThrownBy(() -> json(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no Thing in");
  }

  @Test
  void twoComponentsOfOneNameFailTheBuild() throws IOException {
    Files.createDirectories(folder.resolve("openapi/schemas"));
    file("openapi/schemas/more.yaml", "Thing: {type: string}");
    file(
        "openapi/paths/all.yaml",
        PATHS + "other: {get: {x: {$ref: ../schemas/more.yaml#/Thing}, responses: {}}}");
    file(
        "openapi.yaml",
        "paths: {/a: {$ref: openapi/paths/all.yaml#/thing}, /b: {$ref:"
            + " openapi/paths/all.yaml#/other}}");

    assertThatThrownBy(() -> json("")).hasMessageContaining("There is a Thing of schemas in");
  }

  @Test
  void somethingEmptyFailsTheBuild() throws IOException {
    file("openapi/schemas.yaml", SCHEMAS + "Other:\n");
    file("openapi/paths/all.yaml", PATHS.replace("description: It", "description:"));

    assertThatThrownBy(() -> json("")).hasMessageStartingWith("Something is empty in");
  }
}
