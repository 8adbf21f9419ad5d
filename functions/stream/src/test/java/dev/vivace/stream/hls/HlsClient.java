package dev.vivace.stream.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.stream.Main;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A player's requests to one process of the stream function. */
final class HlsClient implements AutoCloseable {
  private final Main function;

  HlsClient(S3Coordinates at) {
    function = new Main(at.environment());
  }

  GatewayAnswer live(String streamId, String rendition, String file) {
    return get("/live/{streamId}", Map.of("streamId", streamId), rendition, file);
  }

  GatewayAnswer stored(String mediaId, String rendition, String file) {
    return get("/media/{mediaId}", Map.of("mediaId", mediaId), rendition, file);
  }

  private GatewayAnswer get(
      String resource, Map<String, String> id, String rendition, String file) {
    Map<String, String> path = new HashMap<>(id);
    path.putAll(Map.of("key", "open", "rendition", rendition, "file", file));
    return new FunctionClient(function)
        .send(
            GatewayEvent.of("GET", resource + "/hls/{key}/{rendition}/{file}")
                .withPathParameters(path));
  }

  /** A stored item as a stream, to its end. */
  GatewayAnswer encoded(String mediaId, String format) {
    return new FunctionClient(function)
        .send(
            GatewayEvent.of("GET", "/media/{mediaId}/stream")
                .withPathParameter("mediaId", mediaId)
                .withQuery("format", format));
  }

  List<String> playlist(String streamId, String rendition) {
    GatewayAnswer answer = live(streamId, rendition, "index.m3u8");
    assertThat(answer.outcome()).isEqualTo("200");
    return lines(answer);
  }

  static List<String> lines(GatewayAnswer playlist) {
    return new String(playlist.body(), StandardCharsets.US_ASCII).lines().toList();
  }

  /** Files of segments that a playlist lists. */
  static List<String> segments(List<String> playlist) {
    return playlist.stream().filter(line -> line.endsWith(".m4s")).toList();
  }

  /** How long all segments are that a playlist lists. */
  static double seconds(List<String> playlist) {
    return playlist.stream()
        .filter(line -> line.startsWith("#EXTINF:"))
        .mapToDouble(line -> Double.parseDouble(line.substring(8, line.length() - 1)))
        .sum();
  }

  byte[] segment(String streamId, String rendition, long number) {
    GatewayAnswer answer = live(streamId, rendition, number + ".m4s");
    assertThat(answer.outcome()).as("segment " + number).isEqualTo("200");
    return answer.body();
  }

  /** All that the playlist lists, behind the init segment. */
  byte[] file(String streamId, String rendition) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(live(streamId, rendition, "init.mp4").body());
    for (String name : segments(playlist(streamId, rendition))) {
      file.writeBytes(live(streamId, rendition, name).body());
    }
    return file.toByteArray();
  }

  @Override
  public void close() {
    function.close();
  }
}
