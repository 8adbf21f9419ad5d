package dev.vivace.e2e.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedFunctions;
import dev.vivace.local.template.Route;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.openapi.ApiContract;
import dev.vivace.testkit.openapi.ApiDocument;
import dev.vivace.testkit.openapi.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random requests that the document allows, of a fixed seed: each gets an answer that the document
 * tells of, and none that is our fault.
 */
@Timeout(600)
class RandomRequestsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final Path TEMPLATE = Path.of(System.getProperty("vivace.root"), "template.yaml");
  private static final int NOT_IMPLEMENTED = 501;
  private static final int FEW = 2;
  private static final int MANY = 16;

  private static final ApiDocument DOCUMENT = ApiDocument.read();
  private static final Map<String, FunctionClient> FUNCTIONS = new HashMap<>();
  private static RecordedFunctions recorded;
  private static Map<String, String> functionOfRoute;

  @BeforeAll
  static void start() throws IOException {
    recorded = RecordedFunctions.start(S3.coordinates());
    FUNCTIONS.putAll(recorded.clients());
    FUNCTIONS.put("ConsoleFunction", new FunctionClient(new dev.vivace.console.Main(Map.of())));
    functionOfRoute =
        Template.load(TEMPLATE, new TemplateContext("eu-west-1", "000000000000", Map.of()))
            .api()
            .routes()
            .stream()
            .collect(
                Collectors.toMap(
                    route -> route.method() + " " + route.resource(), Route::functionName));
  }

  @AfterAll
  static void stop() throws IOException {
    recorded.close();
  }

  static Stream<Operation> operations() {
    return DOCUMENT.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areAnsweredAsTheDocumentSays(Operation operation) {
    send(operation, FEW);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("operations")
  void areAnsweredAsTheDocumentSaysHoweverMany(Operation operation) {
    send(operation, MANY);
  }

  private static void send(Operation operation, int count) {
    Random random = new Random(operation.route().hashCode());
    RandomRequests requests =
        new RandomRequests(new RandomValues(DOCUMENT, random), new KnownThings(FUNCTIONS));
    FunctionClient function = FUNCTIONS.get(functionOfRoute.get(operation.route()));
    for (int i = 0; i < count; i++) {
      byte[] event = requests.next(operation).toJson();
      GatewayAnswer answer = function.send(event);

      assertThat(ApiContract.complaints(new String(event, UTF_8), answer))
          .as(() -> answer.outcome() + " to " + new String(event, UTF_8))
          .isEmpty();
      if (answer.status() != NOT_IMPLEMENTED) {
        assertThat(answer.status()).as(() -> new String(event, UTF_8)).isLessThan(500);
      }
    }
  }
}
