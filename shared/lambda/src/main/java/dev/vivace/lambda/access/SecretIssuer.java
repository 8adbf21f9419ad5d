package dev.vivace.lambda.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Set;

/** Whoever knows the secret of this deployment: its functions and its operator. */
public final class SecretIssuer implements TokenIssuer {
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.HS256);

  private final TokenSecret secret;

  public SecretIssuer(TokenSecret secret) {
    this.secret = secret;
  }

  @Override
  public Set<JWSAlgorithm> algorithms() {
    return ALGORITHMS;
  }

  @Override
  public JWTClaimsSet claims(SignedJWT token) throws InvalidTokenException {
    if (!verifies(token)) {
      throw new InvalidTokenException("The token's signature is not of this API.");
    }
    return TokenClaims.of(token);
  }

  private boolean verifies(SignedJWT token) {
    try {
      return token.verify(new MACVerifier(secret.bytes()));
    } catch (JOSEException impossible) { // of a key that is long enough
      return false;
    }
  }
}
