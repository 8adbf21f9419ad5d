package dev.vivace.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.vivace.testkit.RsaKeys;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** A token that somebody sends in place of a right one, or the right one. */
enum Forgery {
  NO_TOKEN("401 token-required"),
  EXPIRED("401 invalid-token"),
  NOT_YET_VALID("401 invalid-token"),
  WRONG_KEY("401 invalid-token"),
  ALG_NONE("401 invalid-token"),
  HMAC_BY_PUBLIC_KEY("401 invalid-token"),
  RSA_BY_OTHER_KEY("401 invalid-token"),
  NO_SCOPE("403 insufficient-scope"),
  WRONG_SCOPE("403 insufficient-scope"),
  WRONG_PATH("403 insufficient-scope");

  private static final String EVERY_SCOPE = "media:read media:write stream:read live:write";

  private final String outcome;

  Forgery(String outcome) {
    this.outcome = outcome;
  }

  /** Status and problem slug of every route. */
  String outcome() {
    return outcome;
  }

  /** A token that is right but for one thing, or nothing. */
  Optional<String> token(Keys keys, String wrongScopes) throws JOSEException {
    byte[] secret = keys.secret().getBytes(UTF_8);
    return switch (this) {
      case NO_TOKEN -> Optional.empty();
      case EXPIRED -> hmac(claims(EVERY_SCOPE).expirationTime(inMinutes(-2)), secret);
      case NOT_YET_VALID -> hmac(claims(EVERY_SCOPE).notBeforeTime(inMinutes(2)), secret);
      case WRONG_KEY ->
          hmac(claims(EVERY_SCOPE), "another secret of 32 bytes or more".getBytes(UTF_8));
      case ALG_NONE -> Optional.of(new PlainJWT(claims(EVERY_SCOPE).build()).serialize());
      case HMAC_BY_PUBLIC_KEY ->
          hmac(issued(keys, EVERY_SCOPE), keys.issuer().toRSAPublicKey().getEncoded());
      case RSA_BY_OTHER_KEY ->
          rsa(issued(keys, EVERY_SCOPE), keys.other(), keys.issuer().getKeyID());
      case NO_SCOPE -> hmac(claims(""), secret);
      case WRONG_SCOPE -> hmac(claims(wrongScopes), secret);
      case WRONG_PATH -> hmac(claims(EVERY_SCOPE).claim("path", "/media/other"), secret);
    };
  }

  /**
   * What there is to sign with.
   *
   * @param secret the deployment's
   * @param issuer the issuer's key
   * @param other somebody's
   * @param name the issuer
   */
  record Keys(String secret, RSAKey issuer, RSAKey other, String name) {
    static final String AUDIENCE = "media";

    static Keys of(String secret, String issuer) {
      return new Keys(secret, key("key", RsaKeys.one()), key("other", RsaKeys.other()), issuer);
    }

    private static RSAKey key(String id, KeyPair pair) {
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey(pair.getPrivate())
          .keyID(id)
          .build();
    }

    /** A right token of the deployment. */
    String own(String scopes) throws JOSEException {
      return hmac(claims(scopes), secret.getBytes(UTF_8)).orElseThrow();
    }

    /** A right token of the issuer. */
    String issued(String scopes) throws JOSEException {
      return rsa(Forgery.issued(this, scopes), issuer, issuer.getKeyID()).orElseThrow();
    }
  }

  private static JWTClaimsSet.Builder claims(String scopes) {
    return new JWTClaimsSet.Builder().claim("scope", scopes).expirationTime(inMinutes(10));
  }

  private static JWTClaimsSet.Builder issued(Keys keys, String scopes) {
    return claims(scopes).issuer(keys.name()).audience(Keys.AUDIENCE);
  }

  private static Date inMinutes(int minutes) {
    return Date.from(Instant.now().plusSeconds(60L * minutes));
  }

  private static Optional<String> hmac(JWTClaimsSet.Builder claims, byte[] key)
      throws JOSEException {
    return signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(key));
  }

  private static Optional<String> rsa(JWTClaimsSet.Builder claims, RSAKey key, String kid)
      throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
    return signed(header, claims, new RSASSASigner(key));
  }

  private static Optional<String> signed(
      JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return Optional.of(token.serialize());
  }
}
