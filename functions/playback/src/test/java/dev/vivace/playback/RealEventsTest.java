package dev.vivace.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.RealEvents;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every event in {@code events/} that is meant for this function. */
class RealEventsTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final String KNOWN_ITEM = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";

  private static final Map<String, String> OUTCOMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("playback-delete-item", "204"),
              Map.entry("playback-get-content", "302"),
              Map.entry("playback-get-content-unknown", "404 unknown-media"),
              Map.entry("playback-get-embed", "200"),
              Map.entry("playback-get-embed-unknown", "404 unknown-media"),
              Map.entry("playback-get-item", "200"),
              Map.entry("playback-get-item-malformed-id", "404 unknown-media"),
              Map.entry("playback-get-item-unknown", "404 unknown-media"),
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
              Map.entry("playback-options-content", "204"),
              Map.entry("playback-options-embed", "204"),
              Map.entry("playback-options-item", "204"),
              Map.entry("playback-options-oembed", "204"),
              Map.entry("playback-options-playback", "204")));

  private static FunctionClient upload;
  private static FunctionClient playback;

  @BeforeAll
  static void start() {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback();
  }

  static Iterable<Map.Entry<String, String>> outcomes() {
    return OUTCOMES.entrySet();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void getTheirAnswers(Map.Entry<String, String> event) {
    String json = RealEvents.json(event.getKey());
    if (json.contains(KNOWN_ITEM)) {
      json = json.replace(KNOWN_ITEM, Requests.store(upload, "a.txt", new byte[] {'a'}));
    }

    assertThat(playback.send(json.getBytes(UTF_8)).outcome()).isEqualTo(event.getValue());
  }

  @Test
  void areAllThere() {
    assertThat(OUTCOMES.keySet()).containsExactlyElementsOf(RealEvents.names("playback-"));
  }
}
