package dev.vivace.signal.offer;

import dev.vivace.realtime.session.Sessions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Beans that take a setting. */
@Factory
final class OfferBeans {
  @Singleton
  AnswerWait answerWait(Sessions sessions) {
    return new AnswerWait(sessions, AnswerWait.PATIENCE);
  }
}
