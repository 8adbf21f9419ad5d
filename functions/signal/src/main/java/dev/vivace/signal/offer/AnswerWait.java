package dev.vivace.signal.offer;

import dev.vivace.lambda.http.Problem;
import dev.vivace.realtime.sdp.SdpAnswer;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.RealtimeProblems;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for a peer's answer. Who waits in vain answers the offer himself, so that a peer that comes
 * later finds it answered and goes: of the two, S3 lets one have its way.
 */
public final class AnswerWait {
  /** A cold peer takes some two seconds, and API Gateway waits for 29. */
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  /**
   * A warm peer answers within some tens of ms. A cold one is asked for forty times, 0.00002 USD.
   */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final Sessions sessions;
  private final Duration patience;

  /**
   * @param patience how long to wait
   */
  public AnswerWait(Sessions sessions, Duration patience) {
    this.sessions = sessions;
    this.patience = patience;
  }

  /**
   * Blocks until there is an answer.
   *
   * @throws dev.vivace.lambda.http.ProblemException 503 if there is none in time; or as the peer's
   *     refusal has it
   */
  SdpAnswer await(SessionId id, int offer) {
    return switch (find(id, offer)) {
      case Answer.Accepted(String sdp) -> new SdpAnswer(sdp);
      case Answer.Refused refused -> throw problem(refused).asException();
    };
  }

  private Answer find(SessionId id, int offer) {
    long deadline = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (System.nanoTime() < deadline) {
      Optional<Answer> answer = sessions.findAnswer(id, offer);
      if (answer.isPresent()) {
        return answer.get();
      }
      sleep(pause);
      Duration longer = pause.plus(pause.dividedBy(4));
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
    return givenUp(id, offer);
  }

  private Answer givenUp(SessionId id, int offer) {
    Answer own = new Answer.Refused(Refusal.GIVEN_UP, RealtimeProblems.noPeer().detail());
    return sessions.answer(id, offer, own) ? own : sessions.findAnswer(id, offer).orElse(own);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  private static Problem problem(Answer.Refused refused) {
    return RealtimeProblems.of(refused);
  }
}
