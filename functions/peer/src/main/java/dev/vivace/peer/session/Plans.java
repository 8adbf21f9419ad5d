package dev.vivace.peer.session;

import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads what an invocation has to do. */
@Singleton
final class Plans {
  private final Sessions sessions;
  private final RealtimeConfiguration configuration;
  private final Clock clock;

  Plans(Sessions sessions, RealtimeConfiguration configuration, Clock clock) {
    this.sessions = sessions;
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * The plan of a session; empty if there is none of that id, or if its offer was answered before.
   *
   * @param deadline when the process is ended
   */
  Optional<SessionPlan> of(SessionId id, Instant deadline) {
    Optional<Session> session = sessions.find(id);
    if (session.isEmpty() || sessions.findAnswer(id, 0).isPresent()) {
      return Optional.empty();
    }
    Control control = sessions.control(id);
    SessionLimits limits =
        SessionLimits.of(session.get(), configuration, clock.instant(), deadline);
    return sessions
        .offer(id, 0)
        .filter(offer -> !control.stopped())
        .map(offer -> new SessionPlan(session.get(), offer, control, limits));
  }
}
