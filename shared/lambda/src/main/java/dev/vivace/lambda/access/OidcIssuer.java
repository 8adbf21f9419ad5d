package dev.vivace.lambda.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenID Connect provider whose access tokens are let in: RS256 with keys of 2048 bits or more,
 * and ES256. {@code iss} has to be the issuer, {@code aud} has to name this API, and {@code typ},
 * if there is one, has to be {@code JWT} or {@code at+jwt} (RFC 9068).
 */
public final class OidcIssuer implements TokenIssuer {
  private static final int MIN_RSA_BITS = 2048;
  private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");

  private final URI issuer;
  private final String audience;
  private final IssuerKeys keys;

  /** The provider is not asked anything before a token of it comes. */
  public OidcIssuer(OidcSettings settings, Clock clock) {
    this.issuer = settings.issuer();
    this.audience = settings.audience();
    this.keys = new IssuerKeys(settings.issuer(), clock);
  }

  @Override
  public Set<JWSAlgorithm> algorithms() {
    return Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  }

  @Override
  public JWTClaimsSet claims(SignedJWT token) throws InvalidTokenException {
    requireAccessToken(token);
    for (JWK key : keys.matching(token.getHeader())) {
      if (verifies(key, token)) {
        return addressed(TokenClaims.of(token));
      }
    }
    throw new InvalidTokenException("The token's signature is not of the issuer.");
  }

  private static void requireAccessToken(SignedJWT token) throws InvalidTokenException {
    boolean known =
        token.getHeader().getType() == null
            || TYPES.stream()
                .anyMatch(type -> type.equalsIgnoreCase(token.getHeader().getType().getType()));
    if (!known) {
      throw new InvalidTokenException("The token's typ is not that of an access token.");
    }
  }

  private static boolean verifies(JWK key, SignedJWT token) {
    try {
      Optional<JWSVerifier> verifier = verifier(key);
      return verifier.isPresent() && token.verify(verifier.get());
    } catch (JOSEException notOfThisKey) {
      return false;
    }
  }

  /** A verifier of a curve refuses the algorithms of the others by itself. */
  private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS) {
      return Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()));
    }
    return key instanceof ECKey curve
        ? Optional.of(new ECDSAVerifier(curve.toECPublicKey()))
        : Optional.empty();
  }

  private JWTClaimsSet addressed(JWTClaimsSet claims) throws InvalidTokenException {
    if (!issuer.toString().equals(claims.getIssuer())) {
      throw new InvalidTokenException("The token's iss is not the issuer.");
    }
    if (!claims.getAudience().contains(audience)) {
      throw new InvalidTokenException("The token's aud does not name this API.");
    }
    return claims;
  }
}
