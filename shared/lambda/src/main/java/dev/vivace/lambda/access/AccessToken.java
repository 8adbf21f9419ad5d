package dev.vivace.lambda.access;

import java.util.Optional;
import java.util.Set;

/**
 * The claims of a token that is verified.
 *
 * @param subject whom it was made for; empty where it does not say so
 * @param scopes what it allows
 * @param path the one path that it serves, from the API's root and percent-encoded, or with a slash
 *     at its end that one and all that are below it; empty where it serves all. A token for a path
 *     reads, and changes only by routes that are granted by a link
 */
public record AccessToken(String subject, Set<String> scopes, Optional<String> path) {
  public AccessToken {
    scopes = Set.copyOf(scopes);
  }
}
