package dev.vivace.peer;

import dev.vivace.realtime.session.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The event of an invocation.
 *
 * @param sessionId the session to run
 */
record PeerInvocation(SessionId sessionId) {
  /**
   * Reads {@code {"sessionId": "…"}}.
   *
   * @throws IllegalArgumentException if it is another event
   */
  static PeerInvocation read(InputStream event) throws IOException {
    try {
      Map<String, Object> members = JSON.std.mapFrom(event.readAllBytes());
      return Optional.ofNullable(members.get("sessionId"))
          .flatMap(id -> SessionId.parse(id.toString()))
          .map(PeerInvocation::new)
          .orElseThrow(() -> new IllegalArgumentException("The event names no session"));
    } catch (JacksonException notJson) {
      throw new IllegalArgumentException("The event is no JSON object", notJson);
    }
  }
}
