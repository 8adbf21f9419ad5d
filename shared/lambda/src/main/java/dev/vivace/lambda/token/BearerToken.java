package dev.vivace.lambda.token;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The token in a request (RFC 6750, sections 2.1 and 2.3). Other schemes in {@code Authorization}
 * are those of a proxy and passed over. With a token in the header that in the query is not looked
 * at, so that a client that sends its own with every request can follow our links; the RFC would
 * have it refused.
 */
public final class BearerToken {
  /** The query parameter. */
  public static final String PARAMETER = Route.ACCESS_TOKEN;

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /**
   * The address with the token in its query.
   *
   * @param url without a query
   */
  public static URI inQuery(URI url, String token) {
    return URI.create(url + "?" + PARAMETER + "=" + token);
  }

  /**
   * The one token.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-request} if there are
   *     several in the same place
   */
  public static Optional<String> of(HttpRequest request) {
    List<String> tokens =
        request.headers().all("Authorization").stream()
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).strip())
            .toList();
    if (tokens.isEmpty()) {
      tokens = request.query().values().getOrDefault(PARAMETER, List.of());
    }
    if (tokens.size() > 1) {
      throw Problem.invalidRequest("There is more than one token. Send one.").asException();
    }
    return tokens.stream().findFirst();
  }
}
