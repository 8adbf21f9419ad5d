package dev.vivace.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.realtime.session.SessionId;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.testkit.openapi.EventsContract;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of this function to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String KNOWN_SESSION = "01KAH61S2X3D8EYN5V7XR9ZAFG";

  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("signal-delete-session", "200"),
          Map.entry("signal-delete-session-unknown", "404 unknown-session"),
          Map.entry("signal-delete-viewer", "200"),
          Map.entry("signal-delete-viewer-unknown", "404 unknown-viewer"),
          Map.entry("signal-get-filters", "200"),
          Map.entry("signal-get-ice-servers", "200"),
          Map.entry("signal-get-parameters", "200"),
          Map.entry("signal-get-session", "200"),
          Map.entry("signal-get-session-malformed-id", "404 unknown-session"),
          Map.entry("signal-get-session-unknown", "404 unknown-session"),
          Map.entry("signal-head-filters", "200"),
          Map.entry("signal-head-ice-servers", "200"),
          Map.entry("signal-head-parameters", "200"),
          Map.entry("signal-head-session", "200"),
          Map.entry("signal-options-filter", "204"),
          Map.entry("signal-options-filters", "204"),
          Map.entry("signal-options-ice-servers", "204"),
          Map.entry("signal-options-parameters", "204"),
          Map.entry("signal-options-session", "204"),
          Map.entry("signal-options-viewer", "204"),
          Map.entry("signal-options-viewers", "204"),
          Map.entry("signal-patch-parameters", "200"),
          Map.entry("signal-patch-parameters-no-object", "400 invalid-request"),
          Map.entry("signal-patch-parameters-null", "400 invalid-parameter"),
          Map.entry("signal-patch-parameters-out-of-bounds", "400 invalid-parameter"),
          Map.entry("signal-patch-parameters-unknown", "404 unknown-session"),
          Map.entry("signal-patch-parameters-wrong-type", "400 invalid-parameter"),
          Map.entry("signal-patch-session", "204"),
          Map.entry("signal-patch-session-bad-candidate", "400 invalid-sdp"),
          Map.entry("signal-patch-session-no-fragment", "400 invalid-sdp"),
          Map.entry("signal-patch-session-no-if-match", "428 if-match-required"),
          Map.entry("signal-patch-session-other-etag", "412 another-ice-session"),
          Map.entry("signal-patch-session-other-ufrag", "422 ice-restart-unsupported"),
          Map.entry("signal-patch-session-restart", "422 ice-restart-unsupported"),
          Map.entry("signal-patch-session-sdp", "415 unsupported-media-type"),
          Map.entry("signal-patch-session-unknown", "404 unknown-session"),
          Map.entry("signal-patch-viewer", "204"),
          Map.entry("signal-patch-viewer-unknown", "404 unknown-viewer"),
          Map.entry("signal-post-filter", "201"),
          Map.entry("signal-post-filter-bad-sound", "400 invalid-parameter"),
          Map.entry("signal-post-filter-binary", "400 invalid-sdp"),
          Map.entry("signal-post-filter-continues", "201"),
          Map.entry("signal-post-filter-continues-unknown", "404 unknown-session"),
          Map.entry("signal-post-filter-empty", "400 invalid-sdp"),
          Map.entry("signal-post-filter-json", "201"),
          Map.entry("signal-post-filter-model-off", "403 models-off"),
          Map.entry("signal-post-filter-no-media", "422 unsupported-sdp"),
          Map.entry("signal-post-filter-no-sdp", "400 invalid-parameter"),
          Map.entry("signal-post-filter-out-of-bounds", "400 invalid-parameter"),
          Map.entry("signal-post-filter-parameters-no-object", "400 invalid-parameter"),
          Map.entry("signal-post-filter-recvonly", "422 unsupported-sdp"),
          Map.entry("signal-post-filter-sound", "201"),
          Map.entry("signal-post-filter-text", "415 unsupported-media-type"),
          Map.entry("signal-post-filter-unknown", "404 unknown-filter"),
          Map.entry("signal-post-filter-unknown-parameter", "400 invalid-parameter"),
          Map.entry("signal-post-filter-with-sound", "201"),
          Map.entry("signal-post-filter-wrong-type", "400 invalid-parameter"),
          Map.entry("signal-post-viewers", "201"),
          Map.entry("signal-post-viewers-sendonly", "422 unsupported-sdp"),
          Map.entry("signal-post-viewers-unknown", "404 unknown-session"));

  private static FakePeer peer;
  private static Main function;
  private static FunctionClient client;

  @BeforeAll
  static void start() throws IOException {
    peer = FakePeer.accepting(S3.coordinates());
    function = new Main(peer.environment(S3.coordinates()));
    client = new FunctionClient(function);
  }

  @AfterAll
  static void stop() {
    function.close();
    peer.close();
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
    return json.contains(KNOWN_SESSION) ? json.replace(KNOWN_SESSION, sessionWithAViewer()) : json;
  }

  /** Viewer 1 is there, and who comes next is answered already. */
  private static String sessionWithAViewer() {
    GatewayAnswer created = client.send(RealEvents.json("signal-post-filter-json").getBytes(UTF_8));
    String id = created.json().get("id").asString();
    peer.answer(new SessionId(id), 1);
    peer.answer(new SessionId(id), 2);
    String viewer = RealEvents.json("signal-post-viewers").replace(KNOWN_SESSION, id);
    assertThat(client.send(viewer.getBytes(UTF_8)).status()).isEqualTo(201);
    return id;
  }
}
