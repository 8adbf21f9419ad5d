package dev.vivace.e2e.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Route;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each name that a route declares, misspelt by one letter and by case: 400 with the right one, and
 * S3 is not asked. The names are those of the functions' own tables.
 */
@Timeout(120)
class MisspellingsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String ID = "01KAH50R9V2C7DXM4T6WQ8YZEF";
  private static final Map<String, String> PATH =
      Map.of(
          "mediaId",
          ID,
          "uploadId",
          ID,
          "streamId",
          ID,
          "sessionId",
          ID,
          "source",
          "tone",
          "filter",
          "edges",
          "seq",
          "0",
          "viewer",
          "1",
          "key",
          "open",
          "file",
          "index.m3u8");

  private static RecordedFunctions functions;

  @BeforeAll
  static void start() throws IOException {
    functions = RecordedFunctions.start(S3.coordinates());
  }

  @AfterAll
  static void stop() throws IOException {
    functions.close();
  }

  /** The address of a name. */
  private enum Place {
    QUERY,
    JSON
  }

  /** A name that a route has. */
  private record Name(RecordedFunction function, Route route, Place place, String text) {
    GatewayAnswer sendAs(String sent) {
      GatewayEvent event =
          GatewayEvent.of(route.method(), route.resource())
              .withPathParameters(PATH)
              .withHeader("Content-Type", "application/json");
      return function
          .client()
          .send(
              switch (place) {
                case QUERY -> event.withQuery(sent, "x");
                case JSON -> event.withBody("{\"" + sent + "\": \"x\"}");
              });
    }

    @Override
    public String toString() {
      return route.method() + " " + route.resource() + " " + text;
    }
  }

  static Stream<Name> names() {
    return functions.stream()
        .flatMap(function ->
            function.routes().stream()
                .flatMap(route ->
                    Stream.concat(
                        route.queryParameters().stream()
                            .map(name -> new Name(function, route, Place.QUERY, name)),
                        route.members().stream()
                            .map(name -> new Name(function, route, Place.JSON, name)))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void areAnsweredWithTheRightName(Name name) {
    int before = name.function().exchanges().size();

    for (String misspelt : misspelt(name.text())) {
      GatewayAnswer answer = name.sendAs(misspelt);

      assertThat(answer.outcome()).as(misspelt).isEqualTo("400 unknown-parameter");
      assertThat(answer.json().get("detail").asString())
          .containsIgnoringCase(misspelt + "; did you mean " + name.text() + "?");
    }
    assertThat(name.function().exchanges()).hasSize(before);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theNameItselfIsKnown(Name name) {
    assertThat(name.sendAs(name.text()).outcome()).isNotEqualTo("400 unknown-parameter");
  }

  private static Set<String> misspelt(String name) {
    Set<String> wrong = new TreeSet<>();
    wrong.add(name.toUpperCase(Locale.ROOT));
    wrong.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    for (int at = 0; at < name.length(); at++) {
      String before = name.substring(0, at);
      wrong.add(before + name.substring(at + 1));
      wrong.add(before + "q" + name.substring(at + 1));
      wrong.add(before + "q" + name.substring(at));
    }
    wrong.remove(name);
    return wrong;
  }
}
