package dev.vivace.peer.session;

import dev.vivace.peer.connection.Connection;
import dev.vivace.peer.connection.Connections;
import dev.vivace.peer.connection.OfferRefusedException;
import dev.vivace.realtime.ice.IceServersUnavailableException;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs sessions, one at a time in a process: there is one device for sound. */
@Singleton
public final class PeerSessions {
  private static final System.Logger LOG = System.getLogger(PeerSessions.class.getName());

  private final Sessions sessions;
  private final Plans plans;
  private final Studios studios;
  private final Connections connections;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger begun = new AtomicInteger();

  PeerSessions(
      Sessions sessions, Plans plans, Studios studios, Connections connections, Clock clock) {
    this.sessions = sessions;
    this.plans = plans;
    this.studios = studios;
    this.connections = connections;
    this.clock = clock;
  }

  /** The number of sessions that this process has begun. */
  public int begun() {
    return begun.get();
  }

  /** Tells whether something of a session goes on that nobody can stop. */
  public boolean leaveWorkBehind() {
    return studios.areLoading();
  }

  /**
   * Answers a session's offer and runs it to its end. Does nothing if it was answered before, or if
   * there is no such session.
   *
   * @param deadline when the process is ended
   */
  public void run(SessionId id, Instant deadline) {
    if (!busy.compareAndSet(false, true)) {
      refuse(id, Refusal.FULL, "This process has a session already. Try again.");
      return;
    }
    try {
      Optional<SessionPlan> plan = plans.of(id, deadline);
      if (plan.isPresent()) {
        begun.incrementAndGet();
        run(plan.get());
      } else {
        LOG.log(Level.INFO, "There is nothing to do for session {0}", id);
      }
    } finally {
      busy.set(false);
    }
  }

  private void run(SessionPlan plan) {
    SessionId id = plan.session().id();
    try (Studio studio = studios.open(plan.session().filtering())) {
      RunningSession session = new RunningSession(plan, sessions, studio, clock);
      try (Connection connection = connections.open(studio.media().tracks(), session::opened)) {
        String answer = connection.answer(plan.offer(), plan.session().callerAddress());
        if (sessions.answer(id, 0, new Answer.Accepted(answer))) {
          attend(id, session, connection, studio);
        }
      }
    } catch (OfferRefusedException refused) {
      refuse(id, refused.refusal(), refused.detail());
    } catch (IceServersUnavailableException unavailable) {
      LOG.log(Level.WARNING, "There are no credentials for TURN", unavailable);
      refuse(id, Refusal.TURN_UNREACHABLE, "Credentials of the TURN server can't be had.");
    }
  }

  private void attend(SessionId id, RunningSession session, Connection connection, Studio studio) {
    try (Viewers viewers =
        new Viewers(
            sessions,
            id,
            () -> connections.open(studio.media().tracks().forViewer(), channel -> {}),
            clock)) {
      EndReason reason = EndReason.FAILED;
      try {
        reason = session.run(connection, viewers);
      } finally {
        LOG.log(Level.INFO, "Session {0} has ended: {1}", id, reason.word());
        session.tellEnd(reason, viewers);
      }
    }
  }

  private void refuse(SessionId id, Refusal refusal, String detail) {
    LOG.log(Level.INFO, "Session {0} is refused: {1}", id, refusal.label());
    sessions.answer(id, 0, new Answer.Refused(refusal, detail));
  }
}
