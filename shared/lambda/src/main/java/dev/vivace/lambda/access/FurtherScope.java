package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.token.BearerToken;
import java.util.Optional;

/**
 * Asks for a scope beside the route's own, where a request names something of another route.
 *
 * @param verifier empty where access is open
 */
public record FurtherScope(Optional<TokenVerifier> verifier) {
  /**
   * Lets a request pass whose token has the scope.
   *
   * @throws ProblemException 403 if it has not
   */
  public void require(HttpRequest request, String scope) {
    if (verifier.isPresent() && !hasScope(verifier.get(), request, scope)) {
      throw AccessProblems.insufficientScope(scope).asException();
    }
  }

  private static boolean hasScope(TokenVerifier verifier, HttpRequest request, String scope) {
    try {
      Optional<String> token = BearerToken.of(request);
      return token.isPresent() && verifier.verify(token.get()).scopes().contains(scope);
    } catch (InvalidTokenException invalid) {
      return false;
    }
  }
}
