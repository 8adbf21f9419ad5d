package dev.vivace.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedFunctions;
import dev.vivace.lambda.http.Route;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.openapi.ApiDocument;
import dev.vivace.testkit.openapi.Operation;
import dev.vivace.testkit.openapi.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The names and scopes of the document's operations against the functions' own tables. */
@Timeout(120)
class DocumentedNamesTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String ID = "01KAH50R9V2C7DXM4T6WQ8YZEF";
  private static final ApiDocument DOCUMENT = ApiDocument.read();
  private static RecordedFunctions functions;

  @BeforeAll
  static void start() throws IOException {
    functions = RecordedFunctions.start(S3.coordinates());
  }

  @AfterAll
  static void stop() throws IOException {
    functions.close();
  }

  /** A row of a function's table. */
  private record Row(FunctionClient function, Route route) {
    Operation operation() {
      return DOCUMENT.operation(toString()).orElseThrow();
    }

    @Override
    public String toString() {
      return route.method() + " " + route.resource();
    }
  }

  static Stream<Row> rows() {
    return functions.stream()
        .flatMap(
            function -> function.routes().stream().map(route -> new Row(function.client(), route)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void areThoseThatTheFunctionKnows(Row row) {
    Operation operation = row.operation();

    assertThat(queries(operation)).isEqualTo(row.route().queryParameters());
    assertThat(members(operation)).isEqualTo(row.route().members());
  }

  /** HLS has its token in the path, and no scheme of OpenAPI is for that. */
  @ParameterizedTest
  @MethodSource("rows")
  void aTokenNeedsOneOfTheScopesThatTheFunctionAsksFor(Row row) {
    Operation operation = row.operation();

    if (operation.parameter("path", "key").isPresent()) {
      assertThat(operation.json().required("description").asString())
          .contains(row.route().scopes());
    } else {
      assertThat(operation.scopes()).isEqualTo(row.route().scopes());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aParameterThatIsMisspeltIsAnsweredWithTheRightName(Row row) {
    for (String name : queries(row.operation())) {
      for (String wrong : misspelt(name)) {
        assertCorrected(row.function().send(event(row).withQuery(wrong, "x")), wrong, name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aMemberThatIsMisspeltIsAnsweredWithTheRightName(Row row) {
    for (String name : members(row.operation())) {
      for (String wrong : misspelt(name)) {
        String json = "{\"" + wrong + "\": \"x\"}";
        assertCorrected(row.function().send(event(row).withBody(json)), wrong, name);
      }
    }
  }

  private static void assertCorrected(GatewayAnswer answer, String wrong, String right) {
    assertThat(answer.outcome()).as(wrong).isEqualTo("400 unknown-parameter");
    assertThat(answer.json().required("detail").asString())
        .as(wrong)
        .containsIgnoringCase("did you mean " + right + "?");
  }

  private static GatewayEvent event(Row row) {
    Map<String, String> path =
        row.operation().parameters("path").stream()
            .collect(Collectors.toMap(Parameter::name, DocumentedNamesTest::example));
    return GatewayEvent.of(row.route().method(), row.route().resource())
        .withPathParameters(path)
        .withHeader("Content-Type", "application/json");
  }

  private static String example(Parameter parameter) {
    return parameter.json().path("example").asString(parameter.name().endsWith("Id") ? ID : "1");
  }

  private static Set<String> queries(Operation operation) {
    return operation.parameters("query").stream()
        .map(Parameter::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> members(Operation operation) {
    JsonNode schema = operation.bodies().path("application/json").path("schema");
    return new TreeSet<>(DOCUMENT.resolved(schema).path("properties").propertyNames());
  }

  /** By a letter too many, too few or another one, and by case. */
  private static List<String> misspelt(String name) {
    Set<String> wrong = new TreeSet<>();
    wrong.add(name.toUpperCase(Locale.ROOT));
    wrong.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    int middle = name.length() / 2;
    for (int at : List.of(0, middle, name.length() - 1)) {
      wrong.add(name.substring(0, at) + name.substring(at + 1));
      wrong.add(name.substring(0, at) + "q" + name.substring(at + 1));
      wrong.add(name.substring(0, at) + "q" + name.substring(at));
    }
    wrong.remove(name);
    return List.copyOf(wrong);
  }
}
