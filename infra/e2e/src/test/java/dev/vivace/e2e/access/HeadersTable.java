package dev.vivace.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.testkit.MediaFixtures;
import java.util.Map;
import java.util.Set;

/** The requests that every route answers if all is well, and the header fields of the answers. */
final class HeadersTable {
  private static final String UNKNOWN = "01JD0000000000000000000000";

  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PROBLEM = "application/problem+json";
  private static final byte[] NOTHING = new byte[0];

  private static final Map<String, Row> TABLE =
      Map.ofEntries(
          row("POST /media", 201, "", MediaFixtures.bytes("speech.mp3"), JSON, "no-store"),
          row("POST /uploads", 201, "", bytes("{\"filename\":\"a\",\"size\":1}"), JSON, "no-store"),
          json("GET /uploads/{uploadId}"),
          json("HEAD /uploads/{uploadId}"),
          row("DELETE /uploads/{uploadId}", 204, "", NOTHING, "", ""),
          row("POST /uploads/{uploadId}/complete", 201, "", NOTHING, JSON, "no-store"),
          json("GET /media"),
          json("HEAD /media"),
          json("GET /media/{mediaId}"),
          json("HEAD /media/{mediaId}"),
          row("PATCH /media/{mediaId}", 415, "", NOTHING, PROBLEM, "no-store"),
          row("DELETE /media/{mediaId}", 204, "", NOTHING, "", ""),
          row("DELETE /media", 204, "", bytes(UNKNOWN), "", ""),
          json("GET /media/{mediaId}/playback"),
          json("HEAD /media/{mediaId}/playback"),
          row("GET /media/{mediaId}/content", 302, "", NOTHING, "", "no-store"),
          row("HEAD /media/{mediaId}/content", 302, "", NOTHING, "", "no-store"),
          row("GET /media/{mediaId}/embed", 200, "", NOTHING, HTML, "no-store"),
          row("HEAD /media/{mediaId}/embed", 200, "", NOTHING, HTML, "no-store"),
          row("POST /media/delete", 200, "", bytes("{\"ids\":[\"7\"]}"), JSON, "no-store"),
          row("POST /media/{mediaId}/links", 201, "", bytes("{}"), JSON, "no-store"),
          json("GET /media/{mediaId}/links"),
          json("HEAD /media/{mediaId}/links"),
          row("DELETE /media/{mediaId}/links/{linkId}", 204, "", NOTHING, "", ""),
          row("GET /oembed", 200, "url={page}", NOTHING, JSON, "no-store"),
          row("HEAD /oembed", 200, "url={page}", NOTHING, JSON, "no-store"),
          row("POST /stream", 200, "format=mp3", new byte[9600], "audio/mpeg", "no-store"),
          wav("GET /stream/{source}", "format=wav&seconds=1"),
          wav("HEAD /stream/{source}", "format=wav&seconds=1"),
          row("GET /media/{mediaId}/stream", 200, "format=aac", NOTHING, "audio/aac", "no-store"),
          row("HEAD /media/{mediaId}/stream", 200, "", NOTHING, "audio/mpeg", "private, no-cache"),
          wav("GET /live/{streamId}/stream", "format=wav"),
          wav("HEAD /live/{streamId}/stream", "format=wav"),
          playlist("GET /live/{streamId}/hls/{key}/{rendition}/{file}"),
          playlist("GET /media/{mediaId}/hls/{key}/{rendition}/{file}"),
          playlist("HEAD /live/{streamId}/hls/{key}/{rendition}/{file}"),
          playlist("HEAD /media/{mediaId}/hls/{key}/{rendition}/{file}"),
          json("GET /live"),
          json("HEAD /live"),
          row("POST /live", 201, "", NOTHING, JSON, "no-store"),
          json("GET /live/{streamId}"),
          json("HEAD /live/{streamId}"),
          row("GET /live/{streamId}/embed", 200, "", NOTHING, HTML, "no-store"),
          row("HEAD /live/{streamId}/embed", 200, "", NOTHING, HTML, "no-store"),
          row("PUT /live/{streamId}/chunks/{seq}", 204, "", bytes("pcm!"), "", ""),
          json("POST /live/{streamId}/end"),
          json("GET /realtime/filters"),
          json("HEAD /realtime/filters"),
          json("GET /realtime/ice-servers"),
          json("HEAD /realtime/ice-servers"),
          row("POST /realtime/{filter}", 415, "", NOTHING, PROBLEM, "no-store"),
          json("GET /realtime/sessions/{sessionId}"),
          json("HEAD /realtime/sessions/{sessionId}"),
          row("PATCH /realtime/sessions/{sessionId}", 415, "", NOTHING, PROBLEM, "no-store"),
          row("DELETE /realtime/sessions/{sessionId}", 200, "", NOTHING, "", ""),
          json("GET /realtime/sessions/{sessionId}/parameters"),
          json("HEAD /realtime/sessions/{sessionId}/parameters"),
          row(
              "PATCH /realtime/sessions/{sessionId}/parameters",
              415,
              "",
              NOTHING,
              PROBLEM,
              "no-store"),
          row("POST /realtime/sessions/{sessionId}/whep", 415, "", NOTHING, PROBLEM, "no-store"),
          row(
              "PATCH /realtime/sessions/{sessionId}/whep/{viewer}",
              415,
              "",
              NOTHING,
              PROBLEM,
              "no-store"),
          row(
              "DELETE /realtime/sessions/{sessionId}/whep/{viewer}",
              404,
              "",
              NOTHING,
              PROBLEM,
              "no-store"));

  private HeadersTable() {}

  /**
   * A request, and its answer.
   *
   * @param query behind its path
   * @param body what is sent
   * @param type {@code Content-Type}, or nothing
   * @param cached {@code Cache-Control}, or nothing where nobody keeps such an answer anyway
   */
  record Row(int status, String query, byte[] body, String type, String cached) {}

  private static Map.Entry<String, Row> row(
      String route, int status, String query, byte[] body, String type, String cached) {
    return Map.entry(route, new Row(status, query, body, type, cached));
  }

  private static Map.Entry<String, Row> json(String route) {
    return row(route, 200, "", NOTHING, JSON, "no-store");
  }

  private static Map.Entry<String, Row> playlist(String route) {
    return row(route, 200, "", NOTHING, "application/vnd.apple.mpegurl", "public, max-age=3600");
  }

  private static Map.Entry<String, Row> wav(String route, String query) {
    return row(route, 200, query, NOTHING, "audio/wav", "no-store");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The routes that the table has, such as {@code GET /media}. */
  static Set<String> routes() {
    return TABLE.keySet();
  }

  static Row row(String route) {
    return TABLE.get(route);
  }
}
