package dev.vivace.signal.session;

import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.SessionStatus;
import dev.vivace.realtime.session.SessionStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a session, by what its peer has reported and how long ago: a peer that was killed
 * does not report its end.
 *
 * @param members {@code state}, {@code secondsLeft} and what the peer reports beside
 */
record ReportedState(Map<String, Object> members) {
  /** Peers report every other second. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  /** The time that a peer may take to its first report. */
  static final Duration BEGINNING = Duration.ofSeconds(30);

  /**
   * @param status what the peer has reported last
   */
  static ReportedState of(SessionId id, Optional<SessionStatus> status, Instant now) {
    return status
        .map(reported -> reported(reported, now))
        .orElseGet(() ->
            id.createdAt().plus(BEGINNING).isBefore(now)
                ? lost(Map.of())
                : new ReportedState(Map.of("state", label(State.CONNECTING))));
  }

  private static ReportedState reported(SessionStatus status, Instant now) {
    boolean silent = Instant.parse(status.updatedAt()).plus(SILENCE).isBefore(now);
    if (status.state() != State.ENDED && silent) {
      return lost(status.members());
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", label(status.state()));
    members.put("endsAt", status.endsAt());
    members.put(
        "secondsLeft",
        status.state() == State.ENDED
            ? 0
            : Math.max(0, Duration.between(now, Instant.parse(status.endsAt())).toSeconds()));
    members.putAll(status.members());
    return new ReportedState(members);
  }

  private static ReportedState lost(Map<String, Object> last) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", label(State.ENDED));
    members.put("secondsLeft", 0);
    members.putAll(last);
    members.put("reason", "lost");
    return new ReportedState(members);
  }

  private static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
