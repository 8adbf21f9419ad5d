package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpRequest;
import java.util.Optional;

/**
 * The token in a path: a segment <code>{key}</code>, for players that follow relative addresses but
 * hand on neither queries nor header fields. Such a route takes its token from there and from
 * nowhere else, since a shared cache knows of a request what its path says, and no more.
 */
final class PathKey {
  /** Stands in place of a token where access is open, so that all who listen share one address. */
  static final String OPEN = "open";

  private static final String VARIABLE = "key";

  private PathKey() {}

  /** Tells whether the route of a request has a place for it. */
  static boolean isPartOf(HttpRequest request) {
    return request.resource().contains("/{" + VARIABLE + "}/");
  }

  /** The token; empty for {@value #OPEN}. */
  static Optional<String> of(HttpRequest request) {
    return Optional.of(request.pathParameter(VARIABLE)).filter(key -> !key.equals(OPEN));
  }
}
