package dev.vivace.lambda.access;

import java.net.URI;
import java.util.Set;

/**
 * An OpenID Connect provider, and what its tokens have to be for.
 *
 * @param issuer its identifier, exactly as it is in {@code iss}; https, or http on the loopback
 *     interface
 * @param audience what {@code aud} has to name
 */
public record OidcSettings(URI issuer, String audience) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public OidcSettings {
    if (!isTrusted(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "must be an https URL without a query, not '" + issuer + "'");
    }
  }

  /** Whether what comes from there is what the provider has sent. */
  static boolean isTrusted(URI url) {
    String host = url.getHost();
    return host != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(host)));
  }
}
