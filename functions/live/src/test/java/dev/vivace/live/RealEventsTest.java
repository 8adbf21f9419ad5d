package dev.vivace.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.testkit.openapi.EventsContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of this function to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String KNOWN_STREAM = "01KAH50R9V2C7DXM4T6WQ8YZEF";

  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("live-get-live", "200"),
          Map.entry("live-get-embed", "200"),
          Map.entry("live-get-embed-unknown", "404 unknown-live-stream"),
          Map.entry("live-head-embed", "200"),
          Map.entry("live-options-embed", "204"),
          Map.entry("live-get-streams", "200"),
          Map.entry("live-get-streams-bad-token", "400 invalid-parameter"),
          Map.entry("live-head-live", "200"),
          Map.entry("live-head-streams", "200"),
          Map.entry("live-get-live-malformed-id", "404 unknown-live-stream"),
          Map.entry("live-get-live-unknown", "404 unknown-live-stream"),
          Map.entry("live-options-chunk", "204"),
          Map.entry("live-options-end", "204"),
          Map.entry("live-options-live", "204"),
          Map.entry("live-options-live-stream", "204"),
          Map.entry("live-post-end", "200"),
          Map.entry("live-post-end-unknown", "404 unknown-live-stream"),
          Map.entry("live-post-live", "201"),
          Map.entry("live-post-live-64-channels", "400 invalid-parameter"),
          Map.entry("live-post-live-broken-json", "400 invalid-request"),
          Map.entry("live-post-live-huge-sample-rate", "400 invalid-parameter"),
          Map.entry("live-post-live-no-body", "201"),
          Map.entry("live-post-live-null", "400 invalid-request"),
          Map.entry("live-post-live-unknown-format", "400 invalid-parameter"),
          Map.entry("live-post-live-bad-segment-seconds", "400 invalid-parameter"),
          Map.entry("live-post-live-zero-sample-rate", "400 invalid-parameter"),
          Map.entry("live-put-chunk", "204"),
          Map.entry("live-put-chunk-again", "204"),
          Map.entry("live-put-chunk-empty", "400 empty-body"),
          Map.entry("live-put-chunk-far-ahead", "409 live-chunk-too-far-ahead"),
          Map.entry("live-put-chunk-huge", "400 invalid-parameter"),
          Map.entry("live-put-chunk-negative", "400 invalid-parameter"),
          Map.entry("live-put-chunk-other-bytes", "409 live-chunk-differs"),
          Map.entry("live-put-chunk-unknown", "404 unknown-live-stream"));

  private static Main function;
  private static FunctionClient client;

  @BeforeAll
  static void start() {
    function = new Main(S3.coordinates().environment());
    client = new FunctionClient(function);
  }

  @AfterAll
  static void stop() {
    function.close();
  }

  @Override
  public Map<String, String> outcomes() {
    return OUTCOMES;
  }

  @Override
  public FunctionClient client() {
    return client;
  }

  @Override
  public String withKnownIds(String json) {
    return json.contains(KNOWN_STREAM) ? json.replace(KNOWN_STREAM, streamWithChunk0()) : json;
  }

  private static String streamWithChunk0() {
    String id =
        client.send(RealEvents.json("live-post-live").getBytes(UTF_8)).json().get("id").asString();
    String chunk0 = RealEvents.json("live-put-chunk-again").replace(KNOWN_STREAM, id);
    assertThat(client.send(chunk0.getBytes(UTF_8)).status()).isEqualTo(204);
    return id;
  }
}
