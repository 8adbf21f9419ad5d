package dev.vivace.signal.session;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.JsonAnswers;
import dev.vivace.signal.http.RealtimeProblems;
import dev.vivace.signal.http.SessionLinks;
import dev.vivace.signal.offer.WantedFilters;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Tells the parameters of a session, and changes them while it runs. */
@Singleton
public final class SessionParameters {
  private static final Set<String> TYPES =
      Set.of("application/json", "application/merge-patch+json");
  private static final String COMPLAINT =
      "The body must be a small JSON object with the parameters to change, like {\"low\": 50}.";

  private final Sessions sessions;
  private final WantedFilters filters;

  SessionParameters(Sessions sessions, WantedFilters filters) {
    this.sessions = sessions;
    this.filters = filters;
  }

  /** <code>GET /realtime/sessions/{sessionId}/parameters</code>: all that are in effect. */
  public HttpResponse list(HttpRequest request) {
    SessionId id = SessionLinks.sessionId(request);
    return JsonAnswers.of(200, inEffect(sessions.require(id), sessions.control(id)));
  }

  /** <code>PATCH /realtime/sessions/{sessionId}/parameters</code>: those that are named. */
  public HttpResponse change(HttpRequest request) {
    SessionId id = SessionLinks.sessionId(request);
    if (!TYPES.contains(request.mediaType().orElse(""))) {
      throw RealtimeProblems.unsupportedType("application/json").asException();
    }
    Session session = sessions.require(id);
    Map<String, Object> given = new LinkedHashMap<>();
    JsonRequest.read(request.body(), COMPLAINT)
        .members()
        .forEach((name, value) -> given.put(name, value == null ? "" : value));
    Map<String, Object> changes = filters.schema(session.filtering()).checked(given);
    return JsonAnswers.of(200, inEffect(session, sessions.changeParameters(id, changes)));
  }

  /** All parameters of a session, those that nobody has set with their defaults. */
  Map<String, Object> inEffect(Session session, Control control) {
    return filters.inEffect(session.filtering(), control.parameters());
  }
}
