package dev.vivace.peer.session;

import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The times in the life of a session.
 *
 * @param handoverAt when the page is told to begin another session
 * @param endsAt when the session ends at the latest
 * @param idle how long it lasts without media
 */
record SessionLimits(Instant handoverAt, Instant endsAt, Duration idle) {
  /** Time for a page to hand over. */
  static final Duration HANDOVER = Duration.ofSeconds(50);

  /** Time to end well before Lambda ends the process. */
  private static final Duration ENDING = Duration.ofSeconds(5);

  /**
   * The limits of a session that begins now.
   *
   * @param deadline when Lambda ends the invocation
   */
  static SessionLimits of(
      Session session, RealtimeConfiguration configuration, Instant now, Instant deadline) {
    Instant handover = now.plus(configuration.session());
    Instant end =
        Stream.of(
                handover.plus(HANDOVER),
                deadline.minus(ENDING),
                session.chainStartedAt().plus(configuration.chain()))
            .min(Instant::compareTo)
            .orElseThrow();
    return new SessionLimits(handover, end, configuration.idle());
  }

  /** Whether another session may take over, rather than the chain being at its end. */
  boolean allowHandover() {
    return handoverAt.isBefore(endsAt);
  }
}
