package dev.vivace.signal.session;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.text.Timestamps;
import dev.vivace.realtime.session.Control;
import dev.vivace.realtime.session.Session;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.signal.http.JsonAnswers;
import dev.vivace.signal.http.SessionLinks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how a session fares, and ends it. */
@Singleton
public final class RunningSessions {
  private final Sessions sessions;
  private final SessionParameters parameters;
  private final SessionLinks links;
  private final Clock clock;

  RunningSessions(
      Sessions sessions, SessionParameters parameters, SessionLinks links, Clock clock) {
    this.sessions = sessions;
    this.parameters = parameters;
    this.links = links;
    this.clock = clock;
  }

  /** <code>GET /realtime/sessions/{sessionId}</code>. */
  public HttpResponse describe(HttpRequest request) {
    SessionId id = SessionLinks.sessionId(request);
    Session session = sessions.require(id);
    Control control = sessions.control(id);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id.value());
    members.put("filter", session.filtering().video());
    session.filtering().audio().ifPresent(name -> members.put("audioFilter", name));
    session.filtering().model().ifPresent(model -> members.put("model", model));
    members.put("createdAt", Timestamps.utc(id.createdAt()));
    session.predecessor().ifPresent(other -> members.put("predecessor", other.value()));
    control.successor().ifPresent(other -> members.put("successor", other.value()));
    members.putAll(ReportedState.of(id, sessions.status(id), clock.instant()).members());
    members.put("parameters", parameters.inEffect(session, control));
    members.put("parametersUrl", links.parameters(request, id).toString());
    members.put("whepUrl", links.viewers(request, id).toString());
    return JsonAnswers.of(200, members);
  }

  /** <code>DELETE /realtime/sessions/{sessionId}</code>; again, the same. */
  public HttpResponse stop(HttpRequest request) {
    sessions.change(SessionLinks.sessionId(request), Control::stop);
    return HttpResponse.empty(200);
  }
}
