package dev.vivace.testkit.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vivace.testkit.openapi.ApiContract;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends every event in {@code events/} that is meant for a function, and those for nobody. Requests
 * and answers have to be as the OpenAPI document has them.
 */
public interface EventsContract {
  /**
   * The answer to each, by name: a status, and the problem if it is one. Names begin with the
   * function's.
   */
  Map<String, String> outcomes();

  /** The function. */
  FunctionClient client();

  /** An event in which ids that it supposes to be known are so. */
  String withKnownIds(String json);

  @TestFactory
  default Stream<DynamicTest> getTheirAnswers() {
    return outcomes().keySet().stream()
        .sorted()
        .map(name ->
            dynamicTest(
                name,
                () -> {
                  String event = withKnownIds(RealEvents.json(name));
                  GatewayAnswer answer = client().send(event.getBytes(UTF_8));
                  assertThat(answer.outcome()).isEqualTo(outcomes().get(name));
                  assertThat(ApiContract.complaints(event, answer)).isEmpty();
                }));
  }

  @Test
  default void areAllThere() {
    String one = outcomes().keySet().iterator().next();
    String prefix = one.substring(0, one.indexOf('-') + 1);
    assertThat(outcomes().keySet()).containsExactlyInAnyOrderElementsOf(RealEvents.names(prefix));
  }

  @TestFactory
  default Stream<DynamicTest> getAClearRefusalWhenTheyAreForNobody() {
    return RealEvents.names("any-").stream()
        .map(name ->
            dynamicTest(
                name,
                () ->
                    assertThat(outcome(RealEvents.json(name)))
                        .isIn("400 invalid-request", "404 unknown-route")));
  }

  private String outcome(String json) {
    return client().send(json.getBytes(UTF_8)).outcome();
  }
}
