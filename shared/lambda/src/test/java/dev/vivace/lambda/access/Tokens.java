package dev.vivace.lambda.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.lambda.token.LinkToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/** Tokens, right and wrong, of a fixed time. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String SECRET = "a secret of a test, 32 bytes or more";

  static final LastingLinks NO_LINKS =
      new LastingLinks() {
        @Override
        public Optional<LinkToken> tokenOf(HttpRequest request) {
          return Optional.empty();
        }

        @Override
        public boolean opens(HttpRequest request, LinkToken token) {
          return false;
        }
      };

  private Tokens() {}

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("tester")
        .claim("scope", "media:read stream:read")
        .expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  static String hs256(JWTClaimsSet claims) {
    return signed(
        new JWSHeader(JWSAlgorithm.HS256), claims, SECRET.getBytes(StandardCharsets.UTF_8));
  }

  /** Signed, whatever the claims are. */
  static String hs256(String claims) {
    try {
      JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
      token.sign(new MACSigner(SECRET));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** HMAC by whatever bytes, under a header that says so. */
  static String signed(JWSHeader header, JWTClaimsSet claims, byte[] key) {
    try {
      return signed(header, claims, new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A header that no signer would write, before claims that are right. */
  static String unsigned(String header, String signature) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return "%s.%s.%s"
        .formatted(
            base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)),
            base64.encodeToString(claims().build().toString().getBytes(StandardCharsets.UTF_8)),
            signature);
  }
}
