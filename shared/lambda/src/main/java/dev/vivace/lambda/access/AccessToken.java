package dev.vivace.lambda.access;

import java.util.Optional;
import java.util.Set;

/**
 * What a token says, once it is verified.
 *
 * @param subject whom it was made for; empty where it does not say so
 * @param scopes what it allows
 * @param path the one path that it serves, from the API's root and percent-encoded, or with a slash
 *     at its end all that are below it; empty where it serves all. Such a token reads only
 */
public record AccessToken(String subject, Set<String> scopes, Optional<String> path) {
  public AccessToken {
    scopes = Set.copyOf(scopes);
  }
}
