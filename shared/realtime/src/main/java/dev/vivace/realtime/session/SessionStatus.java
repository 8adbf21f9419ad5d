package dev.vivace.realtime.session;

import java.util.Map;

/**
 * The state of a session, as its peer reports it.
 *
 * @param state one of the three
 * @param endsAt when the session ends at the latest, in ISO 8601
 * @param updatedAt when this was written, in ISO 8601
 * @param members everything else by name, flat: {@code fpsIn}, {@code fpsOut}, {@code framesIn},
 *     {@code framesOut}, {@code dropped}, {@code filterMs}, {@code filterFailures}, {@code
 *     failure}, {@code width}, {@code height}, {@code codec}, {@code bytesIn}, {@code bytesOut},
 *     {@code candidatePair}, {@code viewers}, {@code reason} of an end, and whatever a filter adds.
 *     Numbers, strings and booleans; what is not known is absent
 */
public record SessionStatus(
    State state, String endsAt, String updatedAt, Map<String, Object> members) {
  /** The progress of a session. */
  public enum State {
    CONNECTING,
    CONNECTED,
    ENDED
  }

  public SessionStatus {
    members = Map.copyOf(members);
  }
}
