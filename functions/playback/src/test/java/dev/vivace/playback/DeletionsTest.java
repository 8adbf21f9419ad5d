package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.SimulatedTime;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Many items deleted by one request. */
class DeletionsTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final int FAILURES = 100;

  private static FunctionClient upload;
  private static FunctionClient playback;

  @BeforeAll
  static void start() {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback();
  }

  private static String store() {
    return Requests.store(upload, "a.txt", new byte[] {'a'});
  }

  private static GatewayEvent deletion(List<String> ids) {
    String array = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    return GatewayEvent.of("POST", "/media/delete").withBody("{\"ids\":[" + array + "]}");
  }

  private static List<String> results(GatewayAnswer answer) {
    assertThat(answer.outcome()).isEqualTo("200");
    return answer.json().get("results").valueStream().map(DeletionsTest::result).toList();
  }

  private static String result(JsonNode result) {
    String type = result.path("type").asString("").replace("urn:problem-type:vivace:", " ");
    return result.get("id").asString() + " " + result.get("status").asInt() + type;
  }

  private static String outcome(String id) {
    return playback.send(Requests.item("GET", "", id)).outcome();
  }

  @Test
  void eachHasItsResultInTheOrderOfTheRequest() {
    String first = store();
    String second = store();
    String kept = store();

    GatewayAnswer answer =
        playback.send(
            deletion(List.of("7", second, Requests.NO_SUCH_ID, first, "../uploads", second)));

    assertThat(results(answer))
        .containsExactly(
            "7 404 unknown-media",
            second + " 204",
            Requests.NO_SUCH_ID + " 204",
            first + " 204",
            "../uploads 404 unknown-media");
    assertThat(outcome(first)).isEqualTo("404 unknown-media");
    assertThat(outcome(second)).isEqualTo("404 unknown-media");
    assertThat(outcome(kept)).isEqualTo("200");
  }

  @Tag("long")
  @Test
  void aThousandAreDeletedByOneRequest() {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      ids.add(store());
    }
    for (int number = ids.size(); number < 1000; number++) {
      ids.add("01JD00000000000000000%05d".formatted(number));
    }
    Collections.shuffle(ids);

    GatewayAnswer answer = playback.send(deletion(ids));

    assertThat(results(answer))
        .containsExactlyElementsOf(ids.stream().map("%s 204"::formatted).toList());
    assertThat(playback.send(GatewayEvent.of("GET", "/media")).json().get("items"))
        .noneMatch(item -> ids.contains(item.get("id").asString()));
  }

  @Test
  void anOutageAtOneIsItsOwn() throws IOException {
    String lost = store();
    String gone = store();
    try (FaultyProxy s3 = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint())) {
      FunctionClient behind =
          PROCESSES.startPlayback(Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()));
      s3.fail(
          FAILURES,
          line -> line.startsWith("DELETE") && line.contains(lost),
          new Fault.Unavailable());

      assertThat(results(behind.send(deletion(List.of(lost, gone)))))
          .containsExactly(lost + " 503 storage-unavailable", gone + " 204");
    }

    assertThat(outcome(lost)).isEqualTo("200");
  }

  @Test
  void whatThereIsNoTimeForIsToldApart() throws IOException {
    SimulatedTime time = new SimulatedTime();
    try (FaultyProxy s3 = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint())) {
      List<String> ids = new ArrayList<>();
      for (int number = 0; number < 40; number++) {
        ids.add("01JD00000000000000000%05d".formatted(number));
      }
      s3.fail(
          1,
          line -> {
            time.pause(Duration.ofSeconds(21));
            return false;
          },
          new Fault.Cut());
      FunctionClient slow = PROCESSES.startPlayback(time, s3.endpoint(), Map.of());

      List<String> results = results(slow.send(deletion(ids)));

      assertThat(results).last().asString().endsWith(" 503 not-reached");
      assertThat(results).anyMatch(result -> result.endsWith(" 204"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"ids\":[]}",
        "{\"ids\":\"7\"}",
        "{\"ids\":[7]}",
        "{\"ids\":[null]}",
        "{\"ids\":{\"7\":7}}"
      })
  void aWishThatIsNoListOfIdsIsRefused(String body) {
    assertThat(playback.send(GatewayEvent.of("POST", "/media/delete").withBody(body)).status())
        .isEqualTo(400);
  }

  @Test
  void moreThanAThousandAreRefused() {
    assertThat(playback.send(deletion(Collections.nCopies(1001, "7"))).outcome())
        .isEqualTo("400 invalid-parameter");
  }
}
