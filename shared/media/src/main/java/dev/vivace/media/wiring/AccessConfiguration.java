package dev.vivace.media.wiring;

import dev.vivace.lambda.access.OidcSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The access to a stack, by environment variables.
 *
 * @param mode {@code ACCESS_MODE}, {@code closed} where it is not set
 * @param secretArn {@code TOKEN_SECRET_ARN}: the secret in Secrets Manager that tokens are signed
 *     with; without it there are tokens of the issuer only, and none in links
 * @param issuer {@code OIDC_ISSUER} and {@code OIDC_AUDIENCE}: an OpenID Connect provider whose
 *     access tokens are let in, too
 * @param linkTtl {@code LINK_TTL_SECONDS}: how long the token in a link is good for, an hour where
 *     it is not set
 */
public record AccessConfiguration(
    Mode mode, Optional<String> secretArn, Optional<OidcSettings> issuer, Duration linkTtl) {
  private static final Duration DEFAULT_LINK_TTL = Duration.ofHours(1);
  private static final long MAX_LINK_TTL_SECONDS = Duration.ofDays(7).toSeconds();

  /** Whether tokens are asked for. */
  public enum Mode {
    CLOSED,
    OPEN
  }

  /**
   * Reads and checks all of them.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static AccessConfiguration from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    AccessConfiguration access =
        new AccessConfiguration(
            variables.parsed("ACCESS_MODE", AccessConfiguration::mode).orElse(Mode.CLOSED),
            variables.parsed("TOKEN_SECRET_ARN", AccessConfiguration::arn),
            issuer(variables),
            variables
                .number("LINK_TTL_SECONDS", 1, MAX_LINK_TTL_SECONDS)
                .map(Duration::ofSeconds)
                .orElse(DEFAULT_LINK_TTL));
    if (access.mode == Mode.CLOSED && access.secretArn.isEmpty() && access.issuer.isEmpty()) {
      throw new IllegalArgumentException(
          "ACCESS_MODE is closed, and nothing opens it: set TOKEN_SECRET_ARN or OIDC_ISSUER");
    }
    return access;
  }

  private static Mode mode(String value) {
    return switch (value) {
      case "closed" -> Mode.CLOSED;
      case "open" -> Mode.OPEN;
      default -> throw new IllegalArgumentException("must be open or closed, not '" + value + "'");
    };
  }

  static String arn(String value) {
    if (!value.startsWith("arn:")) {
      throw new IllegalArgumentException("must be the ARN of a secret");
    }
    return value;
  }

  private static Optional<OidcSettings> issuer(Variables variables) {
    Optional<String> audience = variables.text("OIDC_AUDIENCE");
    Optional<OidcSettings> settings =
        variables.parsed(
            "OIDC_ISSUER", value -> new OidcSettings(URI.create(value), audience.orElse("")));
    if (settings.isPresent() != audience.isPresent()) {
      throw new IllegalArgumentException(
          "OIDC_AUDIENCE must be set if, and only if, OIDC_ISSUER is");
    }
    return settings;
  }
}
