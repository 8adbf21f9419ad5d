package dev.vivace.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of live streams, by two copies of the function in turn. */
class LivePagesTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int STREAMS = 5;

  private static final List<Main> FUNCTIONS = new ArrayList<>();
  private static final List<String> NEWEST_FIRST = new ArrayList<>();
  private static FaultyProxy s3;

  @BeforeAll
  static void createStreams() throws IOException {
    s3 = FaultyProxy.before(S3.coordinates().endpoint());
    Map<String, String> environment = new HashMap<>(S3.coordinates().environment());
    FUNCTIONS.add(new Main(environment));
    environment.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    FUNCTIONS.add(new Main(environment));
    for (int number = 0; number < STREAMS; number++) {
      NEWEST_FIRST.add(
          client(0).send(GatewayEvent.of("POST", "/live")).json().get("id").asString());
    }
    // Ids of one millisecond are in no order of time.
    NEWEST_FIRST.sort(Collections.reverseOrder());
    send("PUT", "/chunks/{seq}", NEWEST_FIRST.get(1));
    send("POST", "/end", NEWEST_FIRST.get(1));
  }

  @AfterAll
  static void stop() throws IOException {
    FUNCTIONS.forEach(Main::close);
    s3.close();
  }

  private static FunctionClient client(int copy) {
    return new FunctionClient(FUNCTIONS.get(copy));
  }

  private static void send(String method, String suffix, String id) {
    GatewayEvent event =
        GatewayEvent.of(method, "/live/{streamId}" + suffix)
            .withPathParameters(Map.of("streamId", id, "seq", "0"))
            .withBody(new byte[9600]);
    assertThat(client(0).send(event).status()).isIn(200, 204);
  }

  private static JsonNode page(int copy, String name, String value) {
    return client(copy)
        .send(GatewayEvent.of("GET", "/live").withQuery("limit", "2").withQuery(name, value))
        .json();
  }

  @Test
  void leadsThroughAllStreamsNewestFirst() {
    List<String> seen = new ArrayList<>();
    JsonNode page = page(0, "limit", "2");
    for (int copy = 1; page.has("next"); copy = 1 - copy) {
      assertThat(page.get("streams")).hasSize(2);
      page.get("streams").forEach(stream -> seen.add(stream.get("id").asString()));
      page = page(copy, "after", page.get("next").asString());
    }
    page.get("streams").forEach(stream -> seen.add(stream.get("id").asString()));

    assertThat(seen).containsExactlyElementsOf(NEWEST_FIRST);
  }

  @Test
  void tellsOfEachWhatNeedsNoLookAtItsChunks() {
    JsonNode streams = client(0).send(GatewayEvent.of("GET", "/live")).json().get("streams");

    JsonNode ended = streams.get(1);
    assertThat(ended.get("ended").asBoolean()).isTrue();
    assertThat(ended.get("reason").asString()).isEqualTo("ended");
    assertThat(ended.get("chunks").asInt()).isEqualTo(1);
    assertThat(ended.get("seconds").asDouble()).isEqualTo(0.1);
    JsonNode growing = streams.get(0);
    assertThat(growing.get("ended").asBoolean()).isFalse();
    assertThat(growing.has("chunks")).isFalse();
    assertThat(growing.get("listenUrl").asString())
        .isEqualTo(GatewayEvent.BASE_URL + "/live/" + NEWEST_FIRST.getFirst() + "/stream");
  }

  @Test
  void asksS3TwiceForEachStreamAndOnceForAll() {
    page(1, "limit", "2");
    int before = s3.requestLines().size();

    page(1, "limit", "2");

    // The descriptions are known by now.
    assertThat(s3.requestLines()).hasSizeLessThanOrEqualTo(before + 1 + 2);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, two",
    "after, ''",
    "after, 7",
    "after, ../../media",
    "after, 01jd0000000000000000000000"
  })
  void refusesAWrongPage(String name, String value) {
    int before = s3.requestLines().size();

    assertThat(client(1).send(GatewayEvent.of("GET", "/live").withQuery(name, value)).outcome())
        .isEqualTo("400 invalid-parameter");
    assertThat(s3.requestLines()).hasSize(before);
  }
}
