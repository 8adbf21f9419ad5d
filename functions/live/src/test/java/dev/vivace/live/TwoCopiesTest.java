package dev.vivace.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two copies of the function take turns, each with a context of its own: nothing differs. */
class TwoCopiesTest {
  private static final String BASE = GatewayEvent.BASE_URL + "/live/";

  @RegisterExtension static final S3Server S3 = new S3Server();

  private static List<Main> functions;
  private int requests;

  @BeforeAll
  static void start() {
    Map<String, String> environment = S3.coordinates().environment();
    functions = List.of(new Main(environment), new Main(environment));
  }

  @AfterAll
  static void stop() {
    functions.forEach(Main::close);
  }

  @Test
  void aNewStreamSaysWhereToSendAndWhereToListen() {
    GatewayAnswer created = create("{\"sampleRate\":8000,\"channels\":2,\"title\":\"News\"}");

    String id = created.json().get("id").asString();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.location()).hasToString(BASE + id);
    JsonNode stream = created.json();
    assertThat(stream.get("chunksUrl").asString()).isEqualTo(BASE + id + "/chunks");
    assertThat(stream.get("listenUrl").asString()).isEqualTo(BASE + id + "/stream");
    assertThat(stream.get("title").asString()).isEqualTo("News");
    assertThat(stream.get("sampleRate").asInt()).isEqualTo(8_000);
    assertThat(stream.get("channels").asInt()).isEqualTo(2);
    assertThat(stream.get("sampleFormat").asString()).isEqualTo("f32le");
    assertThat(stream.get("chunks").asInt()).isZero();
    assertThat(stream.get("ended").asBoolean()).isFalse();
    assertThat(stream.has("mediaId")).isFalse();
    assertThat(send(GatewayEvent.of("GET", "/live/{streamId}"), id).json()).isEqualTo(stream);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[{}]", "\"text\"", "24000", "true", "{", " ", "{\"a\":}"})
  void aBodyThatIsNoObjectIsRefused(String json) {
    assertThat(create(json).outcome()).isEqualTo("400 invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sampleRate\":null}",
        "{\"sampleRate\":\"24000\"}",
        "{\"channels\":1.5}",
        "{\"sampleFormat\":null}",
        "{\"sampleFormat\":16}",
        "{\"title\":null}",
        "{\"title\":[]}"
      })
  void aMemberThatIsNotWhatItShouldBeIsRefused(String json) {
    assertThat(create(json).outcome()).isEqualTo("400 invalid-parameter");
  }

  @Test
  void takeTurnsAtEveryStepUntilTheStreamIsAMediaItem() {
    String id =
        create("{\"sampleRate\":8000,\"sampleFormat\":\"s16le\"}").json().get("id").asString();

    assertThat(chunk(id, "1", new byte[8_000])).isEqualTo("204");
    assertThat(describe(id).get("chunks").asInt()).isZero();
    assertThat(chunk(id, "0", new byte[4_000])).isEqualTo("204");
    assertThat(chunk(id, "000000000001", new byte[8_000])).isEqualTo("204");
    assertThat(chunk(id, "1", new byte[8_001])).isEqualTo("409 live-chunk-differs");
    assertThat(describe(id).get("seconds").asDouble()).isEqualTo(0.75);

    JsonNode ended = end(id);
    assertThat(ended.get("ended").asBoolean()).isTrue();
    assertThat(ended.get("reason").asString()).isEqualTo("ended");
    assertThat(ended.get("mediaId").asString()).hasSize(26);
    assertThat(end(id)).isEqualTo(ended);
    assertThat(describe(id)).isEqualTo(ended);
    assertThat(chunk(id, "2", new byte[10])).isEqualTo("409 live-stream-ended");
    assertThat(chunk(id, "1", new byte[8_000])).isEqualTo("204");
  }

  @Test
  void aStreamWithoutSoundEndsWithoutAnItem() {
    String id = create("").json().get("id").asString();

    assertThat(end(id).has("mediaId")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sampleRate\":-1} | 400 invalid-parameter",
        "{\"sampleRate\":\"24000\"} | 400 invalid-parameter",
        "{\"sampleRate\":24000.5} | 400 invalid-parameter",
        "{\"sampleRate\":null} | 400 invalid-parameter",
        "{\"channels\":0} | 400 invalid-parameter",
        "{\"sampleFormat\":32} | 400 invalid-parameter",
        "{\"title\":1} | 400 invalid-parameter",
        "[] | 400 invalid-request",
        "news | 400 invalid-request",
      })
  void saysWhatIsWrong(String json, String outcome) {
    assertThat(create(json).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"-0", "+1", "1.0", "0x1", "1000000", "1234567890123", "''", "one"})
  void takesNothingButANumberForANumber(String seq) {
    String id = create("").json().get("id").asString();

    assertThat(chunk(id, seq, new byte[1])).isEqualTo("400 invalid-parameter");
  }

  private GatewayAnswer create(String json) {
    return next().send(GatewayEvent.of("POST", "/live").withBody(json));
  }

  private String chunk(String id, String seq, byte[] pcm) {
    GatewayEvent event =
        GatewayEvent.of("PUT", "/live/{streamId}/chunks/{seq}")
            .withPathParameters(Map.of("streamId", id, "seq", seq))
            .withBody(pcm);
    return next().send(event).outcome();
  }

  private JsonNode describe(String id) {
    return send(GatewayEvent.of("GET", "/live/{streamId}"), id).json();
  }

  private JsonNode end(String id) {
    return send(GatewayEvent.of("POST", "/live/{streamId}/end"), id).json();
  }

  private GatewayAnswer send(GatewayEvent event, String id) {
    return next().send(event.withPathParameter("streamId", id));
  }

  private FunctionClient next() {
    return new FunctionClient(functions.get(requests++ % functions.size()));
  }
}
