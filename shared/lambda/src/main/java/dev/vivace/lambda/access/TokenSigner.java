package dev.vivace.lambda.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TreeSet;

/** Makes tokens that {@link SecretIssuer} takes for its own. */
public final class TokenSigner {
  private final TokenSecret secret;
  private final Clock clock;

  public TokenSigner(TokenSecret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * The token in compact form, valid from now on.
   *
   * @throws AccessUnavailableException if the secret can't be had at the moment
   */
  public String sign(AccessToken token, Duration validFor) {
    Instant now = clock.instant();
    return signed(
        claims(token).issueTime(Date.from(now)).expirationTime(Date.from(now.plus(validFor))));
  }

  /**
   * The token in compact form, the same for everybody who asks within one period, counted from
   * 1970: it does not say when it was made, and ends with the period behind the present one.
   *
   * @throws AccessUnavailableException if the secret can't be had at the moment
   */
  public String signShared(AccessToken token, Duration period) {
    long periods = clock.instant().getEpochSecond() / period.toSeconds() + 2;
    return signed(
        claims(token)
            .expirationTime(Date.from(Instant.ofEpochSecond(periods * period.toSeconds()))));
  }

  private static JWTClaimsSet.Builder claims(AccessToken token) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .subject(token.subject())
            .claim(TokenClaims.SCOPE, String.join(" ", new TreeSet<>(token.scopes())));
    token.path().ifPresent(path -> claims.claim(TokenClaims.PATH, path));
    return claims;
  }

  private String signed(JWTClaimsSet.Builder claims) {
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    try {
      jwt.sign(new MACSigner(secret.bytes()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every secret of that length signs", impossible);
    }
    return jwt.serialize();
  }
}
