package dev.vivace.signal.offer;

import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;

/** What those who answer offers work with. */
@Singleton
record Collaborators(
    Sessions sessions, AnswerWait wait, CreatedAnswers answers, SessionLinks links) {}
