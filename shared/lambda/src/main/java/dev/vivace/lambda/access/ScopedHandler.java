package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpHandler;
import java.util.Set;

/** An application that knows which scope each of its routes asks for. */
public interface ScopedHandler extends HttpHandler {
  /**
   * The scopes of which a token needs one.
   *
   * @param route such as <code>GET /media/{mediaId}</code>
   * @throws dev.vivace.lambda.http.ProblemException 404 {@code unknown-route} if it is none of its
   *     routes
   */
  Set<String> scopes(String route);
}
