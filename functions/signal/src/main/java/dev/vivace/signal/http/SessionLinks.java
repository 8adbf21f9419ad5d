package dev.vivace.signal.http;

import dev.vivace.lambda.access.LinkTokens;
import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.media.http.MediaScopes;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.Sessions;
import jakarta.inject.Singleton;
import java.net.URI;

/** Public addresses of sessions, and the names in requests for them. */
@Singleton
public final class SessionLinks {
  private static final String SESSIONS = "/realtime/sessions/";

  private final ApiAddresses api;
  private final LinkTokens tokens;

  public SessionLinks(ApiAddresses api, LinkTokens tokens) {
    this.api = api;
    this.tokens = tokens;
  }

  /** The address at which the session is described and stopped. */
  public URI session(HttpRequest request, SessionId id) {
    return api.browsers(request, SESSIONS + id);
  }

  /** The address of its parameters. */
  public URI parameters(HttpRequest request, SessionId id) {
    return api.browsers(request, SESSIONS + id + "/parameters");
  }

  /**
   * The address that viewers send their offers to; with a token for that where tokens are asked
   * for.
   */
  public URI viewers(HttpRequest request, SessionId id) {
    return granting(request, SESSIONS + id + "/whep");
  }

  /**
   * The address by which one viewer sends candidates and leaves; with a token for that likewise.
   */
  public URI viewer(HttpRequest request, SessionId id, int number) {
    return granting(request, SESSIONS + id + "/whep/" + number);
  }

  private URI granting(HttpRequest request, String path) {
    return tokens.granting(api.browsers(request, path), path, MediaScopes.REALTIME_LINK);
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
