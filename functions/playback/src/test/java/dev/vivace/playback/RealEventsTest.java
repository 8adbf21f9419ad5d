package dev.vivace.playback;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.openapi.EventsContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** This function's answers to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final String KNOWN_ITEM = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";

  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("playback-delete-item", "204"),
          Map.entry("playback-delete-link", "204"),
          Map.entry("playback-delete-link-malformed-id", "404 unknown-link"),
          Map.entry("playback-delete-media", "204"),
          Map.entry("playback-delete-media-no-id", "400 invalid-request"),
          Map.entry("playback-get-content", "302"),
          Map.entry("playback-get-content-revoked-link", "401 invalid-token"),
          Map.entry("playback-get-content-unknown", "404 unknown-media"),
          Map.entry("playback-get-embed", "200"),
          Map.entry("playback-get-embed-unknown", "404 unknown-media"),
          Map.entry("playback-get-item", "200"),
          Map.entry("playback-get-item-malformed-id", "404 unknown-media"),
          Map.entry("playback-get-item-unknown", "404 unknown-media"),
          Map.entry("playback-get-links", "200"),
          Map.entry("playback-get-media", "200"),
          Map.entry("playback-get-media-bad-limit", "400 invalid-parameter"),
          Map.entry("playback-get-media-bad-token", "400 invalid-parameter"),
          Map.entry("playback-get-oembed", "200"),
          Map.entry("playback-get-oembed-unknown", "404 unknown-media"),
          Map.entry("playback-get-oembed-xml", "501 format-not-implemented"),
          Map.entry("playback-get-playback", "200"),
          Map.entry("playback-get-playback-renditions", "200"),
          Map.entry("playback-get-playback-unknown", "404 unknown-media"),
          Map.entry("playback-head-content", "302"),
          Map.entry("playback-head-embed", "200"),
          Map.entry("playback-head-item", "200"),
          Map.entry("playback-head-links", "200"),
          Map.entry("playback-head-media", "200"),
          Map.entry("playback-head-oembed", "200"),
          Map.entry("playback-head-playback", "200"),
          Map.entry("playback-options-content", "204"),
          Map.entry("playback-options-delete", "204"),
          Map.entry("playback-options-embed", "204"),
          Map.entry("playback-options-item", "204"),
          Map.entry("playback-options-link", "204"),
          Map.entry("playback-options-links", "204"),
          Map.entry("playback-options-oembed", "204"),
          Map.entry("playback-options-playback", "204"),
          Map.entry("playback-patch-item", "200"),
          Map.entry("playback-patch-item-no-if-match", "428 if-match-required"),
          Map.entry("playback-patch-item-other-version", "412 precondition-failed"),
          Map.entry("playback-patch-item-text", "415 unsupported-media-type"),
          Map.entry("playback-patch-item-unknown", "404 unknown-media"),
          Map.entry("playback-post-delete", "200"),
          Map.entry("playback-post-delete-no-ids", "400 invalid-parameter"),
          Map.entry("playback-post-links", "201"),
          Map.entry("playback-post-links-bad-time", "400 invalid-parameter"),
          Map.entry("playback-post-links-for-ever", "201"),
          Map.entry("playback-post-links-unknown", "404 unknown-media"));

  private static FunctionClient upload;
  private static FunctionClient playback;

  @BeforeAll
  static void start() {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback();
  }

  @Override
  public Map<String, String> outcomes() {
    return OUTCOMES;
  }

  @Override
  public FunctionClient client() {
    return playback;
  }

  @Override
  public String withKnownIds(String json) {
    return json.contains(KNOWN_ITEM)
        ? json.replace(KNOWN_ITEM, Requests.store(upload, "a.txt", new byte[] {'a'}))
        : json;
  }
}
