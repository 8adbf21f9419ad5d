package dev.vivace.stream;

import dev.vivace.media.MediaId;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.openapi.EventsContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of this function to the events in {@code events/}. */
class RealEventsTest implements EventsContract {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String KNOWN_ITEM = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";

  private static final String KNOWN_LIVE_STREAM = "01KAH50R9V2C7DXM4T6WQ8YZEF";

  private static final Map<String, String> OUTCOMES =
      Map.ofEntries(
          Map.entry("stream-get-live-stream", "200"),
          Map.entry("stream-get-live-hls-playlist", "200"),
          Map.entry("stream-get-live-hls-init", "200"),
          Map.entry("stream-get-live-hls-silence", "200"),
          Map.entry("stream-get-live-hls-segment", "200"),
          Map.entry("stream-get-live-hls-behind-end", "404 no-such-segment"),
          Map.entry("stream-get-live-hls-huge-number", "404 unknown-hls-file"),
          Map.entry("stream-get-live-hls-negative-number", "404 unknown-hls-file"),
          Map.entry("stream-get-live-hls-unknown-rendition", "404 unknown-hls-rendition"),
          Map.entry("stream-get-live-hls-unknown", "404 unknown-live-stream"),
          Map.entry("stream-get-live-hls-token-not-needed", "404 token-not-needed"),
          Map.entry("stream-head-live-hls", "200"),
          Map.entry("stream-options-live-hls", "204"),
          Map.entry("stream-get-media-hls-playlist", "200"),
          Map.entry("stream-get-media-hls-init", "200"),
          Map.entry("stream-get-media-hls-segment", "200"),
          Map.entry("stream-get-media-hls-behind-end", "404 no-such-segment"),
          Map.entry("stream-get-media-hls-unknown", "404 unknown-media"),
          Map.entry("stream-head-media-hls", "200"),
          Map.entry("stream-options-media-hls", "204"),
          Map.entry("stream-get-live-stream-bad-from", "400 invalid-parameter"),
          Map.entry("stream-get-live-stream-beyond-end", "416 beyond-end"),
          Map.entry("stream-get-live-stream-edge", "200"),
          Map.entry("stream-get-live-stream-malformed-id", "404 unknown-live-stream"),
          Map.entry("stream-get-live-stream-range", "206"),
          Map.entry("stream-get-live-stream-range-behind-end", "416 range-not-satisfiable"),
          Map.entry("stream-get-live-stream-unknown", "404 unknown-live-stream"),
          Map.entry("stream-options-live-stream", "204"),
          Map.entry("stream-options-source", "204"),
          Map.entry("stream-get-source-bad-parameter", "400 invalid-parameter"),
          Map.entry("stream-get-source-unknown", "404 unknown-source"),
          Map.entry("stream-get-source", "200"),
          Map.entry("stream-get-media-stream-start-behind-end", "400 invalid-parameter"),
          Map.entry("stream-get-media-stream-bad-start", "400 invalid-parameter"),
          Map.entry("stream-get-media-stream-start", "200"),
          Map.entry("stream-get-media-stream-range-behind-end", "416 range-not-satisfiable"),
          Map.entry("stream-get-media-stream-range", "206"),
          Map.entry("stream-post-bad-output-sample-rate", "400 invalid-parameter"),
          Map.entry("stream-post-output-sample-rate", "200"),
          Map.entry("stream-post-bad-bitrate", "400 invalid-parameter"),
          Map.entry("stream-post-to-mp4", "200"),
          Map.entry("stream-post-to-wav", "200"),
          Map.entry("stream-post-to-flac", "200"),
          Map.entry("stream-post-to-webm", "200"),
          Map.entry("stream-post-to-opus", "200"),
          Map.entry("stream-post-to-aac", "200"),
          Map.entry("stream-get-media-stream-mp4", "200"),
          Map.entry("stream-get-media-stream-wav", "200"),
          Map.entry("stream-get-media-stream-flac", "200"),
          Map.entry("stream-get-media-stream-webm", "200"),
          Map.entry("stream-get-media-stream-opus", "200"),
          Map.entry("stream-get-media-stream-aac", "200"),
          Map.entry("stream-get-media-stream", "200"),
          Map.entry("stream-get-media-stream-original", "200"),
          Map.entry("stream-get-media-stream-original-changed", "412 precondition-failed"),
          Map.entry("stream-get-media-stream-original-range", "206"),
          Map.entry(
              "stream-get-media-stream-original-range-behind-end", "416 range-not-satisfiable"),
          Map.entry("stream-head-media-stream", "200"),
          Map.entry("stream-head-live-stream", "200"),
          Map.entry("stream-head-source", "200"),
          Map.entry("stream-head-media-stream-encoded", "200"),
          Map.entry("stream-get-media-stream-malformed-id", "404 unknown-media"),
          Map.entry("stream-get-media-stream-unknown", "404 unknown-media"),
          Map.entry("stream-options-media-stream", "204"),
          Map.entry("stream-options-stream", "204"),
          Map.entry("stream-post-bad-sample-rate", "400 invalid-parameter"),
          Map.entry("stream-post-empty", "400 empty-body"),
          Map.entry("stream-post-f32le", "200"),
          Map.entry("stream-post-malformed-base64", "400 invalid-request"),
          Map.entry("stream-post-not-finite", "200"),
          Map.entry("stream-post-odd-bytes", "400 invalid-request"),
          Map.entry("stream-post-s16le-stereo", "200"),
          Map.entry("stream-post-three-channels", "400 invalid-parameter"),
          Map.entry("stream-post-unknown-format", "400 invalid-parameter"),
          Map.entry("stream-post-wav", "200"),
          Map.entry("stream-post-wav-cut", "422 corrupt-media"));

  private static Main function;
  private static FunctionClient client;
  private static StoredMedia media;
  private static String liveStream;

  @BeforeAll
  static void start() {
    media = new StoredMedia(S3.coordinates());
    try (LiveProducer producer = new LiveProducer(S3.coordinates())) {
      liveStream = producer.create(24_000, "f32le");
      producer.send(liveStream, 0, Pcm.f32le(Pcm.sine(24_000, 440, 1)));
      producer.end(liveStream);
    }
    function = new Main(S3.coordinates().environment());
    client = new FunctionClient(function);
  }

  @AfterAll
  static void stop() {
    function.close();
    media.close();
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
    MediaId item = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    return json.replace(KNOWN_ITEM, item.value()).replace(KNOWN_LIVE_STREAM, liveStream);
  }
}
