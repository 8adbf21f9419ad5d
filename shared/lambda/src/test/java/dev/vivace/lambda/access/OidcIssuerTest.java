package dev.vivace.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.vivace.testkit.RsaKeys;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an OpenID Connect provider, whose keys come by HTTP. */
class OidcIssuerTest {
  private static final String AUDIENCE = "https://media.example";
  private static final JWSHeader HS256 = new JWSHeader(JWSAlgorithm.HS256);

  private static RSAKey rsa;
  private static RSAKey newer;
  private static ECKey curve;

  private SimulatedTime time;
  private Provider provider;
  private TokenVerifier verifier;

  @BeforeAll
  static void makeKeys() throws Exception {
    rsa = rsaKey("first", RsaKeys.one());
    newer = rsaKey("second", RsaKeys.other());
    curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
  }

  private static RSAKey rsaKey(String id, KeyPair pair) {
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
        .privateKey(pair.getPrivate())
        .keyID(id)
        .build();
  }

  @BeforeEach
  void start() throws IOException {
    time = new SimulatedTime();
    provider = new Provider();
    provider.publish(rsa, curve);
    OidcSettings settings = new OidcSettings(provider.issuer(), AUDIENCE);
    verifier =
        new TokenVerifier(
            List.of(
                new SecretIssuer(TokenSecret.of(Tokens.SECRET)), new OidcIssuer(settings, time)),
            time);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer().toString())
        .audience(List.of("other", AUDIENCE))
        .subject("someone")
        .claim("scope", "openid media:read")
        .expirationTime(Date.from(time.instant().plus(Duration.ofDays(1))));
  }

  private static String signed(JWSAlgorithm algorithm, JWK key, JWTClaimsSet claims)
      throws Exception {
    return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key, claims);
  }

  private static String signed(JWSHeader header, JWK key, JWTClaimsSet claims) throws Exception {
    JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
    return Tokens.signed(header, claims, signer);
  }

  private String right() throws Exception {
    return signed(JWSAlgorithm.RS256, rsa, claims().build());
  }

  private void refuses(String token, String reason) {
    assertThatThrownBy(() -> verifier.verify(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessage(reason);
  }

  @Test
  void areReadWhicheverOfBothAlgorithmsSignedThem() throws Exception {
    for (String token : List.of(right(), signed(JWSAlgorithm.ES256, curve, claims().build()))) {
      assertThat(verifier.verify(token).scopes()).isEqualTo(Set.of("openid", "media:read"));
    }
  }

  @Test
  void areReadWithoutAKid() throws Exception {
    provider.publish(newer, rsa);

    String token = signed(new JWSHeader(JWSAlgorithm.RS256), rsa, claims().build());

    assertThat(verifier.verify(token).subject()).isEqualTo("someone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256"})
  void areRefusedWithOtherAlgorithmsOfTheSameKey(String algorithm) throws Exception {
    refuses(
        signed(JWSAlgorithm.parse(algorithm), rsa, claims().build()),
        "The token is signed by an algorithm not accepted here.");
  }

  @Test
  void areRefusedWhenSignedByHmacWithThePublicKey() throws Exception {
    byte[] der = rsa.toRSAPublicKey().getEncoded();
    byte[] json = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    for (byte[] key : List.of(der, json)) {
      refuses(
          Tokens.signed(HS256, claims().build(), key), "The token's signature is not of this API.");
    }
  }

  @Test
  void areRefusedUnderAKeyOfAnotherType() throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("curve").build();

    refuses(signed(header, rsa, claims().build()), "The token's signature is not of the issuer.");
  }

  @ParameterizedTest
  @CsvSource({"1024", "1536"})
  void areRefusedOfAKeyThatIsTooShort(int bits) throws Exception {
    RSAKey weak = new RSAKeyGenerator(bits, true).keyID("weak").generate();
    provider.publish(weak);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("weak").build();
    JWSSigner signer = new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));

    refuses(
        Tokens.signed(header, claims().build(), signer),
        "The token's signature is not of the issuer.");
  }

  @Test
  void areRefusedOfAnotherIssuerOrForAnotherAudience() throws Exception {
    refuses(
        signed(JWSAlgorithm.RS256, rsa, claims().issuer("https://other.example").build()),
        "The token's iss is not the issuer.");
    refuses(
        signed(JWSAlgorithm.RS256, rsa, claims().audience("other").build()),
        "The token's aud does not name this API.");
  }

  @Test
  void areRefusedWhenTheyAreNoAccessTokens() throws Exception {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first");

    refuses(
        signed(header.type(new JOSEObjectType("logout+jwt")).build(), rsa, claims().build()),
        "The token's typ is not that of an access token.");
    String rfc9068 =
        signed(header.type(new JOSEObjectType("at+jwt")).build(), rsa, claims().build());
    assertThat(verifier.verify(rfc9068).subject()).isEqualTo("someone");
  }

  @Test
  void areVerifiedByKeysThatWereFetchedOnce() throws Exception {
    for (int i = 0; i < 10; i++) {
      verifier.verify(right());
    }

    assertThat(provider.requests()).isEqualTo(2);
  }

  @Test
  void areReadAfterTheKeysRotate() throws Exception {
    verifier.verify(right());
    provider.publish(newer);
    time.pause(IssuerKeys.LEAST_INTERVAL);
    String rotated = signed(JWSAlgorithm.RS256, newer, claims().build());

    assertThat(verifier.verify(rotated).subject()).isEqualTo("someone");
    refuses(right(), "The token's signature is not of the issuer.");
  }

  @Test
  void areRefusedOnceTheirKeyIsTakenBack() throws Exception {
    verifier.verify(right());
    provider.publish(newer);

    time.pause(IssuerKeys.MAX_AGE);

    refuses(right(), "The token's signature is not of the issuer.");
  }

  @Test
  void doNotHammerTheProviderByUnknownKids() throws Exception {
    verifier.verify(right());
    for (int i = 0; i < 1000; i++) {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("flood-" + i).build();
      refuses(
          Tokens.unsigned(header.toString(), "AAAA"),
          "The token's signature is not of the issuer.");
    }

    assertThat(provider.requests()).isEqualTo(2);
    time.pause(IssuerKeys.LEAST_INTERVAL);
    refuses(
        Tokens.unsigned("{\"alg\":\"RS256\",\"kid\":\"x\"}", "AAAA"),
        "The token's signature is not of the issuer.");
    assertThat(provider.requests()).isEqualTo(4);
  }

  @Test
  void canNotBeVerifiedWhileTheProviderIsDown() throws Exception {
    provider.fail();

    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> verifier.verify(right()))
          .isInstanceOf(AccessUnavailableException.class);
    }
    assertThat(provider.requests()).isEqualTo(1);
    provider.recover();
    time.pause(IssuerKeys.LEAST_INTERVAL);
    assertThat(verifier.verify(right()).subject()).isEqualTo("someone");
  }

  @Test
  void areVerifiedByKnownKeysForSomeHoursWhileTheProviderIsDown() throws Exception {
    verifier.verify(right());
    provider.fail();

    time.pause(IssuerKeys.MAX_STALENESS.minusSeconds(1));
    assertThat(verifier.verify(right()).subject()).isEqualTo("someone");
    time.pause(Duration.ofSeconds(1));
    assertThatThrownBy(() -> verifier.verify(right()))
        .isInstanceOf(AccessUnavailableException.class);
  }

  @Test
  void canNotBeVerifiedByAProviderOfAnotherName() throws Exception {
    provider.rename("https://impostor.example");

    assertThatThrownBy(() -> verifier.verify(right()))
        .isInstanceOf(AccessUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://issuer.example", "ftp://127.0.0.1", "issuer", "https://a.example?x"})
  void comeOfNoProviderThatIsNotReachedSafely(String issuer) {
    assertThatThrownBy(() -> new OidcSettings(URI.create(issuer), AUDIENCE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
