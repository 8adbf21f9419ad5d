package dev.vivace.local;

import dev.vivace.lambda.access.TokenSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The access to a local stack: for everybody on this machine, unless {@code VIVACE_SECRET} is set
 * or the template's parameters say otherwise.
 *
 * @param secret what tokens are signed with
 * @param variables environment variables of functions that win over the template's
 * @param notice a line that says so
 */
record LocalAccess(Optional<String> secret, Map<String, String> variables, String notice) {
  private static final String OPEN =
      "access is open: nobody on this machine is asked for a token (VIVACE_SECRET closes it)";
  private static final String CLOSED = "access is closed: make token prints a token";
  private static final String ISSUER_ONLY =
      "access is closed: tokens are those of OidcIssuer (VIVACE_SECRET adds those of make token)";

  /**
   * @throws IllegalArgumentException if it would be closed to everybody, or the secret is too short
   */
  static LocalAccess of(StackConfig config) {
    Optional<String> secret =
        Optional.ofNullable(config.environment().get("VIVACE_SECRET")).filter(s -> !s.isBlank());
    secret.ifPresent(LocalAccess::requireLong);
    String access = config.parameters().getOrDefault("Access", "");
    boolean hasIssuer = !config.parameters().getOrDefault("OidcIssuer", "").isBlank();
    if (access.equals("closed") && secret.isEmpty() && !hasIssuer) {
      throw new IllegalArgumentException("Access=closed asks for VIVACE_SECRET or OidcIssuer");
    }
    boolean open = access.equals("open") || (secret.isEmpty() && !hasIssuer);
    HashMap<String, String> variables = new HashMap<>();
    if (open) {
      variables.put("ACCESS_MODE", "open");
    }
    if (secret.isEmpty()) {
      variables.put("TOKEN_SECRET_ARN", "");
    }
    return new LocalAccess(
        secret, variables, open ? OPEN : secret.isPresent() ? CLOSED : ISSUER_ONLY);
  }

  private static void requireLong(String secret) {
    try {
      TokenSecret.of(secret);
    } catch (IllegalArgumentException tooShort) {
      throw new IllegalArgumentException("VIVACE_SECRET " + tooShort.getMessage(), tooShort);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return notice;
  }
}
