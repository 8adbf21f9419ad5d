package dev.vivace.signal.offer;

import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;

/** The tools that answer an offer after it was checked. */
@Singleton
record OfferDesk(
    Sessions sessions, AnswerWait waiting, CreatedAnswers answers, SessionLinks links) {}
