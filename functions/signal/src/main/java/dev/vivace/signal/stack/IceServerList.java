package dev.vivace.signal.stack;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.realtime.ice.IceServer;
import dev.vivace.realtime.ice.IceServers;
import dev.vivace.signal.http.JsonAnswers;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the STUN and TURN servers, as {@code RTCConfiguration} (WebRTC, section 4.2.1) has them.
 */
@Singleton
public final class IceServerList {
  private final IceServers servers;

  IceServerList(IceServers servers) {
    this.servers = servers;
  }

  /** {@code GET /realtime/ice-servers}: what is handed to a new RTCPeerConnection as it is. */
  public HttpResponse list(HttpRequest request) {
    return JsonAnswers.of(200, configuration());
  }

  private Map<String, Object> configuration() {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("iceServers", servers.current().stream().map(IceServerList::json).toList());
    configuration.put("iceTransportPolicy", servers.relayOnly() ? "relay" : "all");
    return configuration;
  }

  private static Map<String, Object> json(IceServer server) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("urls", server.urls());
    if (!server.username().isEmpty()) {
      members.put("username", server.username());
      members.put("credential", server.credential());
    }
    return members;
  }

  /** The same as values of {@code Link} (RFC 9725, section 4.6), one for each URL. */
  public List<String> links() {
    return servers.current().stream()
        .flatMap(server -> server.urls().stream().map(url -> link(server, url)))
        .toList();
  }

  private static String link(IceServer server, String url) {
    String link = "<%s>; rel=\"ice-server\"".formatted(url);
    return server.username().isEmpty()
        ? link
        : link
            + "; username=\"%s\"; credential=\"%s\"; credential-type=\"password\""
                .formatted(server.username(), server.credential());
  }
}
