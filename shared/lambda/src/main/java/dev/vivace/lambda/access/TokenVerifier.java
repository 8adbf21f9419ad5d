package dev.vivace.lambda.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens: JWS in compact form (RFC 7515), with {@code exp}, and {@code scope} as one
 * string (RFC 8693, section 4.2) or {@code scp} as a string or an array. {@code nbf} and {@code
 * exp} bear a difference of clocks of {@value #MAX_CLOCK_SKEW_SECONDS} seconds.
 */
public final class TokenVerifier {
  static final long MAX_CLOCK_SKEW_SECONDS = 60;

  private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(MAX_CLOCK_SKEW_SECONDS);

  private final Map<JWSAlgorithm, TokenIssuer> issuers = new HashMap<>();
  private final Clock clock;

  /**
   * @param issuers no two of them with the same algorithm
   */
  public TokenVerifier(List<TokenIssuer> issuers, Clock clock) {
    for (TokenIssuer issuer : issuers) {
      for (JWSAlgorithm algorithm : issuer.algorithms()) {
        if (this.issuers.put(algorithm, issuer) != null) {
          throw new IllegalArgumentException("two issuers with " + algorithm);
        }
      }
    }
    this.clock = clock;
  }

  /**
   * The rights that the token gives now.
   *
   * @throws InvalidTokenException if it allows nothing
   * @throws AccessUnavailableException if that can't be said at the moment
   */
  AccessToken verify(String text) throws InvalidTokenException {
    try {
      requireHeader(text);
      SignedJWT token = SignedJWT.parse(text);
      TokenIssuer issuer = issuers.get(token.getHeader().getAlgorithm());
      if (issuer == null) {
        throw new InvalidTokenException("The token is signed by an algorithm not accepted here.");
      }
      return read(issuer.claims(token));
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new InvalidTokenException("The token is no signed JWT.");
    }
  }

  /** The parser takes {@code null} for an object, and fails. */
  private static void requireHeader(String text) throws ParseException {
    String header = new Base64URL(text.split("[.]", 2)[0]).decodeToString();
    if (!header.stripLeading().startsWith("{")) {
      throw new ParseException("no JSON object", 0);
    }
  }

  private AccessToken read(JWTClaimsSet claims) throws ParseException, InvalidTokenException {
    requireNow(claims.getNotBeforeTime(), claims.getExpirationTime());
    String subject = claims.getSubject();
    return new AccessToken(
        subject == null ? "" : subject,
        scopes(claims),
        Optional.ofNullable(claims.getStringClaim(TokenClaims.PATH)));
  }

  private void requireNow(@Nullable Date notBefore, @Nullable Date expires)
      throws InvalidTokenException {
    Instant now = clock.instant();
    if (expires == null) {
      throw new InvalidTokenException("The token has no exp: one that never ends is not accepted.");
    }
    if (!now.isBefore(expires.toInstant().plus(MAX_CLOCK_SKEW))) {
      throw new InvalidTokenException("The token has expired.");
    }
    if (notBefore != null && now.isBefore(notBefore.toInstant().minus(MAX_CLOCK_SKEW))) {
      throw new InvalidTokenException("The token is not valid yet.");
    }
  }

  private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
    String name =
        claims.getClaim(TokenClaims.SCOPE) == null
            ? TokenClaims.SCOPES_OF_OTHERS
            : TokenClaims.SCOPE;
    Set<String> scopes = new HashSet<>();
    Object value = claims.getClaim(name);
    if (value instanceof List<?>) {
      scopes.addAll(claims.getStringListClaim(name));
    } else if (value != null) {
      scopes.addAll(List.of(claims.getStringClaim(name).split(" ")));
    }
    scopes.remove("");
    return scopes;
  }
}
