package dev.vivace.lambda.access;

import dev.vivace.lambda.http.Problem;

/** Problems that tell a client why its request is not let through. */
final class AccessProblems {
  /** Why the token of a link opens nothing: nobody is told whether there ever was such a link. */
  static final String ENDED_LINK = "The link has ended, or there is none like it.";

  private static final String HOW_ONE_IS_GOT =
      "The owner of the API's secret makes one: locally by 'make token', on AWS as docs/access.md"
          + " tells.";

  private AccessProblems() {}

  static Problem tokenRequired() {
    return new Problem(
        "token-required",
        401,
        "Token required",
        "Send a token as 'Authorization: Bearer …', or as access_token in the query. "
            + HOW_ONE_IS_GOT);
  }

  static Problem invalidToken(String reason) {
    return new Problem("invalid-token", 401, "Invalid token", reason + " " + HOW_ONE_IS_GOT);
  }

  /** The scopes are those that the route asks for. */
  static Problem insufficientScope(String scopes) {
    return new Problem(
        "insufficient-scope",
        403,
        "Insufficient scope",
        "The token is not for this. It needs one of these scopes: %s; and the token of a link serves"
                .formatted(scopes)
            + " that link only.");
  }

  static Problem tokenNotNeeded() {
    return new Problem(
        "token-not-needed",
        404,
        "No token is needed here",
        "Access is open. Write %s where the token is, so that all share one address."
            .formatted(PathKey.OPEN));
  }

  static Problem unavailable() {
    return new Problem(
        "access-unavailable",
        503,
        "Access can't be checked",
        "Secrets Manager or the issuer of tokens does not answer now. Try again.");
  }
}
