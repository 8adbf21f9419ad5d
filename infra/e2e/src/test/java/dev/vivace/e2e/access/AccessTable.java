package dev.vivace.e2e.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is let in on which route. The stack is empty, so that whoever is let in is told what is
 * missing.
 */
final class AccessTable {
  static final String EVERY_SCOPE = "media:read media:write stream:read live:write realtime";

  private static final String LIVE_HLS = "GET /live/{streamId}/hls/{key}/{rendition}/{file}";
  private static final String ITEM_HLS = "GET /media/{mediaId}/hls/{key}/{rendition}/{file}";

  private static final Set<String> LINKED =
      Set.of(
          "GET /media/{mediaId}/content",
          "HEAD /media/{mediaId}/content",
          "GET /media/{mediaId}/playback",
          "HEAD /media/{mediaId}/playback",
          "GET /media/{mediaId}/embed",
          "HEAD /media/{mediaId}/embed",
          "GET /media/{mediaId}/stream",
          "HEAD /media/{mediaId}/stream");

  private static final Map<String, Rule> TABLE =
      Map.ofEntries(
          rule("POST /media", "400 empty-file", "media:write"),
          rule("POST /uploads", "400 invalid-request", "media:write"),
          rule("GET /uploads/{uploadId}", "404 unknown-upload", "media:write"),
          rule("HEAD /uploads/{uploadId}", "404", "media:write"),
          rule("DELETE /uploads/{uploadId}", "404 unknown-upload", "media:write"),
          rule("POST /uploads/{uploadId}/complete", "404 unknown-upload", "media:write"),
          rule("GET /media", "200", "media:read"),
          rule("HEAD /media", "200", "media:read"),
          rule("GET /media/{mediaId}", "404 unknown-media", "media:read"),
          rule("HEAD /media/{mediaId}", "404", "media:read"),
          rule("PATCH /media/{mediaId}", "415 unsupported-media-type", "media:write"),
          rule("DELETE /media/{mediaId}", "204", "media:write"),
          rule("DELETE /media", "400 invalid-request", "media:write"),
          rule("GET /media/{mediaId}/playback", "404 unknown-media", "media:read"),
          rule("HEAD /media/{mediaId}/playback", "404", "media:read"),
          rule("GET /media/{mediaId}/content", "404 unknown-media", "media:read"),
          rule("HEAD /media/{mediaId}/content", "404", "media:read"),
          rule("GET /media/{mediaId}/embed", "404 unknown-media", "media:read"),
          rule("HEAD /media/{mediaId}/embed", "404", "media:read"),
          rule("POST /media/delete", "400 invalid-request", "media:write"),
          rule("POST /media/{mediaId}/links", "404 unknown-media", "media:write"),
          rule("GET /media/{mediaId}/links", "404 unknown-media", "media:write"),
          rule("HEAD /media/{mediaId}/links", "404", "media:write"),
          rule("DELETE /media/{mediaId}/links/{linkId}", "204", "media:write"),
          rule("GET /oembed", "400 invalid-parameter", "media:read"),
          rule("HEAD /oembed", "400", "media:read"),
          rule("POST /stream", "400 empty-body", "stream:read"),
          rule("GET /stream/{source}", "200", "stream:read"),
          rule("HEAD /stream/{source}", "200", "stream:read"),
          rule("GET /media/{mediaId}/stream", "404 unknown-media", "stream:read"),
          rule("HEAD /media/{mediaId}/stream", "404", "stream:read"),
          rule("GET /live/{streamId}/stream", "404 unknown-live-stream", "stream:read"),
          rule("HEAD /live/{streamId}/stream", "404", "stream:read"),
          rule(LIVE_HLS, "404 unknown-hls-rendition", "stream:read"),
          rule(LIVE_HLS.replace("GET", "HEAD"), "404", "stream:read"),
          rule(ITEM_HLS, "404 unknown-hls-rendition", "stream:read"),
          rule(ITEM_HLS.replace("GET", "HEAD"), "404", "stream:read"),
          rule("GET /live", "200", "stream:read", "live:write"),
          rule("HEAD /live", "200", "stream:read", "live:write"),
          rule("POST /live", "201", "live:write"),
          rule("GET /live/{streamId}", "404 unknown-live-stream", "stream:read", "live:write"),
          rule("HEAD /live/{streamId}", "404", "stream:read", "live:write"),
          rule("GET /live/{streamId}/embed", "404 unknown-live-stream", "stream:read"),
          rule("HEAD /live/{streamId}/embed", "404", "stream:read"),
          rule("PUT /live/{streamId}/chunks/{seq}", "400 invalid-parameter", "live:write"),
          rule("POST /live/{streamId}/end", "404 unknown-live-stream", "live:write"),
          rule("GET /realtime/filters", "200", "realtime"),
          rule("HEAD /realtime/filters", "200", "realtime"),
          rule("GET /realtime/ice-servers", "200", "realtime"),
          rule("HEAD /realtime/ice-servers", "200", "realtime"),
          rule("POST /realtime/{filter}", "415 unsupported-media-type", "realtime"),
          rule("GET /realtime/sessions/{sessionId}", "404 unknown-session", "realtime"),
          rule("HEAD /realtime/sessions/{sessionId}", "404", "realtime"),
          rule("PATCH /realtime/sessions/{sessionId}", "415 unsupported-media-type", "realtime"),
          rule("DELETE /realtime/sessions/{sessionId}", "404 unknown-session", "realtime"),
          rule("GET /realtime/sessions/{sessionId}/parameters", "404 unknown-session", "realtime"),
          rule("HEAD /realtime/sessions/{sessionId}/parameters", "404", "realtime"),
          rule(
              "PATCH /realtime/sessions/{sessionId}/parameters",
              "415 unsupported-media-type",
              "realtime"),
          rule(
              "POST /realtime/sessions/{sessionId}/whep", "415 unsupported-media-type", "realtime"),
          rule(
              "PATCH /realtime/sessions/{sessionId}/whep/{viewer}",
              "404 unknown-viewer",
              "realtime"),
          rule(
              "DELETE /realtime/sessions/{sessionId}/whep/{viewer}",
              "404 unknown-viewer",
              "realtime"));

  private AccessTable() {}

  /**
   * The rule of one route.
   *
   * @param scopes any of them is enough
   * @param outcome status and problem slug for a token with one of them
   */
  record Rule(List<String> scopes, String outcome) {
    /** All but those that are enough, as a token has them. */
    String otherScopes() {
      List<String> others = new ArrayList<>(List.of(EVERY_SCOPE.split(" ")));
      others.removeAll(scopes);
      return String.join(" ", others);
    }
  }

  private static Map.Entry<String, Rule> rule(String route, String outcome, String... scopes) {
    return Map.entry(route, new Rule(List.of(scopes), outcome));
  }

  /** The routes that the table has, such as {@code GET /media}. */
  static Set<String> routes() {
    return TABLE.keySet();
  }

  static Rule rule(String route) {
    return TABLE.get(route);
  }

  /** Whether a route is a part of its item that a link that lasts opens. */
  static boolean isOpenToLinks(String route) {
    return LINKED.contains(route);
  }
}
