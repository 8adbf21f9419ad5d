package dev.vivace.signal.http;

import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import jakarta.inject.Singleton;
import java.net.URI;

/** Addresses of sessions for whoever sent a request, and the names in requests for them. */
@Singleton
public final class SessionLinks {
  private final ApiAddresses api;

  public SessionLinks(ApiAddresses api) {
    this.api = api;
  }

  /** Where the session is described and stopped. */
  public URI session(HttpRequest request, SessionId id) {
    return api.callers(request, "/realtime/sessions/" + id);
  }

  /** Where its parameters are. */
  public URI parameters(HttpRequest request, SessionId id) {
    return api.callers(request, "/realtime/sessions/" + id + "/parameters");
  }

  /** Where viewers send their offers. */
  public URI viewers(HttpRequest request, SessionId id) {
    return api.callers(request, "/realtime/sessions/" + id + "/whep");
  }

  /** Where one viewer leaves. */
  public URI viewer(HttpRequest request, SessionId id, int number) {
    return api.callers(request, "/realtime/sessions/" + id + "/whep/" + number);
  }

  /**
   * The session that a request is about.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-session} if the path can
   *     name none
   */
  public static SessionId sessionId(HttpRequest request) {
    return SessionId.parse(request.pathParameter("sessionId"))
        .orElseThrow(() -> RealtimeProblems.unknownSession().asException());
  }

  /**
   * The viewer that a request is about, from 1.
   *
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-viewer} if the path can name
   *     none
   */
  public static int viewer(HttpRequest request) {
    String text = request.pathParameter("viewer");
    if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= Sessions.MAX_VIEWERS) {
      return Integer.parseInt(text);
    }
    throw RealtimeProblems.unknownViewer().asException();
  }
}
