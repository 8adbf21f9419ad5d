package dev.vivace.lambda.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Set;

/** One who signs tokens, and the algorithms that its keys are for and no others. */
public sealed interface TokenIssuer permits SecretIssuer, OidcIssuer {
  Set<JWSAlgorithm> algorithms();

  /**
   * The claims of a token whose signature is verified; times and scopes are not looked at.
   *
   * @param token signed by one of {@link #algorithms}
   * @throws InvalidTokenException if it is not of this issuer, or not for this API
   * @throws AccessUnavailableException if the keys can't be had at the moment
   */
  JWTClaimsSet claims(SignedJWT token) throws InvalidTokenException;
}
