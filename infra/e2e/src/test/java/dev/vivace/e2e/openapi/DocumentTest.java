package dev.vivace.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vivace.testkit.openapi.ApiDocument;
import dev.vivace.testkit.openapi.Operation;
import dev.vivace.testkit.openapi.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document by itself. */
class DocumentTest {
  private static final Path ERRORS =
      Path.of(System.getProperty("vivace.root"), "docs", "errors.md");
  private static final String PREFIX = "urn:problem-type:vivace:";

  private static final String OF_NO_OPERATION = "unknown-route";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final ApiDocument document = ApiDocument.read();

  /** The schema is the OpenAPI Initiative's, without what is in {@code Schema} objects. */
  @Test
  void isAsTheSpecificationWantsIt() throws IOException {
    try (InputStream specification =
        Objects.requireNonNull(
            DocumentTest.class.getResourceAsStream("/openapi-3.1-2021-04-15.json"))) {
      Schema schema = REGISTRY.getSchema(JsonMapper.shared().readTree(specification));

      assertThat(schema.validate(document.json())).extracting(Error::toString).isEmpty();
    }
  }

  @Test
  void itsSchemasAreJsonSchemas() {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(document.json().findValues("schema"))
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(metaSchema.validate(schema)).isEmpty());
    assertThat(document.json().at("/components/schemas").values())
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(metaSchema.validate(schema)).isEmpty());
  }

  @Test
  void itsExamplesAndDefaultsAreTrue() {
    Schemas schemas = new Schemas(document);
    everyNode(
        document.json(),
        node -> {
          if (node.has("schema") && node.has("example")) {
            assertThat(schemas.complaints(node.get("schema"), node.get("example")))
                .as(node.toString())
                .isEmpty();
          }
          for (JsonNode example : node.path("examples")) {
            assertThat(schemas.complaints(node, example)).as(node.toString()).isEmpty();
          }
          if (node.has("default") && (node.has("type") || node.has("enum"))) {
            assertThat(schemas.complaints(node, node.get("default"))).as(node.toString()).isEmpty();
          }
        });
  }

  @Test
  void everyReferenceLeadsToSomething() {
    everyNode(
        document.json(),
        node -> assertThat(document.resolved(node).isMissingNode()).as(node.toString()).isFalse());
  }

  @Test
  void everyOperationHasAnIdOfItsOwnAndADeclaredTag() {
    List<Operation> operations = document.operations();
    List<String> tags = document.json().required("tags").findValuesAsString("name");

    assertThat(operations)
        .extracting(operation -> operation.json().required("operationId").asString())
        .doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(operation ->
            assertThat(operation.json().required("tags").values())
                .extracting(JsonNode::asString)
                .isSubsetOf(tags));
  }

  @Test
  void everyParameterOfAPathIsTold() {
    for (Operation operation : document.operations()) {
      Set<String> named =
          Pattern.compile("[{](\\w+)[}]")
              .matcher(operation.path())
              .results()
              .map(variable -> variable.group(1))
              .collect(Collectors.toSet());

      assertThat(operation.parameters("path"))
          .as(operation.route())
          .extracting(parameter -> parameter.name())
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void itsProblemsAreThoseThatErrorsMdExplains() throws IOException {
    Set<String> kinds = new TreeSet<>();
    everyNode(document.json().required("components"), node -> problems(node).forEach(kinds::add));
    everyNode(document.json().required("paths"), node -> problems(node).forEach(kinds::add));

    assertThat(headings()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  private static List<String> problems(JsonNode node) {
    return node.at("/properties/type/enum")
        .valueStream()
        .map(JsonNode::asString)
        .filter(type -> type.startsWith(PREFIX))
        .map(type -> type.substring(PREFIX.length()))
        .toList();
  }

  private static List<String> headings() throws IOException {
    return Files.readAllLines(ERRORS).stream()
        .filter(line -> line.matches("###? [a-z0-9-]+"))
        .map(line -> line.replaceFirst("#+ ", ""))
        .filter(kind -> !kind.equals(OF_NO_OPERATION))
        .toList();
  }

  private static void everyNode(JsonNode node, Consumer<JsonNode> look) {
    look.accept(node);
    node.forEach(member -> everyNode(member, look));
  }
}
