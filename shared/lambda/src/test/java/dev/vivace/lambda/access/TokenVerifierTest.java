package dev.vivace.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Named.named;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final byte[] KEY = Tokens.SECRET.getBytes(StandardCharsets.UTF_8);

  private final TokenVerifier verifier =
      new TokenVerifier(List.of(new SecretIssuer(TokenSecret.of(Tokens.SECRET))), Tokens.CLOCK);

  @Test
  void readsWhatASignedTokenAllows() throws Exception {
    String token = Tokens.hs256(Tokens.claims().claim("path", "/media/x").build());

    assertThat(verifier.verify(token))
        .isEqualTo(
            new AccessToken(
                "tester", Set.of("media:read", "stream:read"), Optional.of("/media/x")));
  }

  @Test
  void takesWhatTheSignerMakes() throws Exception {
    AccessToken token = new AccessToken("me", Set.of("live:write"), Optional.of("/live/x"));
    TokenSigner signer = new TokenSigner(TokenSecret.of(Tokens.SECRET), Tokens.CLOCK);

    assertThat(verifier.verify(signer.sign(token, Duration.ofSeconds(1)))).isEqualTo(token);
  }

  @Test
  void readsScopesOfAnArray() throws Exception {
    JWTClaimsSet claims =
        Tokens.claims().claim("scope", null).claim("scp", List.of("a", "b")).build();

    assertThat(verifier.verify(Tokens.hs256(claims)).scopes()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void allowsNothingByATokenWithoutScopes() throws Exception {
    JWTClaimsSet claims = Tokens.claims().claim("scope", null).build();

    assertThat(verifier.verify(Tokens.hs256(claims)).scopes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-59, 1, 600})
  void bearsClocksThatDifferByAMinuteAtMost(int expiresIn) throws Exception {
    assertThat(verifier.verify(expiring(expiresIn)).subject()).isEqualTo("tester");
    assertThat(verifier.verify(beginning(60)).subject()).isEqualTo("tester");
  }

  static Stream<Named<String>> invalidTokens() {
    JWTClaimsSet right = Tokens.claims().build();
    byte[] other = new byte[32];
    return Stream.of(
        named("expired", expiring(-60)),
        named("not valid yet", beginning(61)),
        named("never ends", Tokens.hs256(Tokens.claims().expirationTime(null).build())),
        named("wrong key", Tokens.signed(new JWSHeader(JWSAlgorithm.HS256), right, other)),
        named("HS512", Tokens.signed(new JWSHeader(JWSAlgorithm.HS512), right, new byte[64])),
        named(
            "HS384 by the right key",
            Tokens.signed(new JWSHeader(JWSAlgorithm.HS384), right, longer())),
        named("none", Tokens.unsigned("{\"alg\":\"none\"}", "")),
        named("none with a signature", Tokens.unsigned("{\"alg\":\"none\"}", "AAAA")),
        named("None", Tokens.unsigned("{\"alg\":\"None\"}", "AAAA")),
        named("RS256 without an issuer", Tokens.unsigned("{\"alg\":\"RS256\"}", "AAAA")),
        named("unknown critical header", critical()),
        named("path of a number", Tokens.hs256(Tokens.claims().claim("path", 7).build())),
        named("scopes of numbers", Tokens.hs256(Tokens.claims().claim("scope", 7).build())),
        named("changed claims", changed()),
        named("empty", ""),
        named("dots", ".."),
        named("no alg", Tokens.unsigned("{}", "AAAA")),
        named("null", Tokens.unsigned("null", "AAAA")),
        named("an array", Tokens.unsigned("[]", "AAAA")),
        named("deeply nested", Tokens.unsigned("{\"a\":" + "[".repeat(6000), "AAAA")),
        named("not base64", "§.§.§"),
        named("an encrypted one", "a.b.c.d.e"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exp | \"4000000000\"",
        "exp | true",
        "exp | [4000000000]",
        "nbf | \"0\"",
        "iat | \"now\"",
        "sub | 7",
        "aud | 7",
        "iss | {}",
        "scope | 7",
        "scope | [7]",
        "path | 7",
      })
  void saysWhichClaimIsOfAWrongKind(String name, String value) {
    String claims = "{\"exp\":4000000000,\"scope\":\"media:read\"}";
    String wrong =
        claims.contains("\"" + name + "\"")
            ? claims.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+)", "\"" + name + "\":" + value)
            : claims.replace("{", "{\"" + name + "\":" + value + ",");

    assertThatThrownBy(() -> verifier.verify(Tokens.hs256(wrong)))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageStartingWith("The token's " + name + " is no ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "nothing", ""})
  void saysThatClaimsAreNoObject(String claims) {
    assertThatThrownBy(() -> verifier.verify(Tokens.hs256(claims)))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessage("The token's claims are no JSON object.");
  }

  /** A forger learns nothing of the claims. */
  @Test
  void saysNothingOfClaimsThatAreNotOfThisApi() {
    String right = Tokens.hs256("{\"exp\":\"soon\"}");
    String forged = right.substring(0, right.lastIndexOf('.') + 1) + "A".repeat(43);

    assertThatThrownBy(() -> verifier.verify(forged))
        .hasMessage("The token's signature is not of this API.");
  }

  @ParameterizedTest
  @MethodSource("invalidTokens")
  void refusesAllOthers(String token) {
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidTokenException.class);
  }

  @ParameterizedTest
  @MethodSource("invalidTokens")
  void neverRepeatsATokenThatItRefuses(String token) {
    Throwable refusal = catchThrowable(() -> verifier.verify(token));

    assertThat(Stream.of(token.split("[.]")).filter(part -> part.length() > 3))
        .allSatisfy(part -> assertThat(refusal.toString()).doesNotContain(part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "31 bytes are too few for HS256."})
  void takesNoSecretThatIsTooShort(String secret) {
    assertThatThrownBy(() -> TokenSecret.of(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must have 32 bytes at least");
  }

  private static String expiring(int inSeconds) {
    Date expires = Date.from(Tokens.NOW.plusSeconds(inSeconds));
    return Tokens.hs256(Tokens.claims().expirationTime(expires).build());
  }

  private static String beginning(int inSeconds) {
    Date begins = Date.from(Tokens.NOW.plusSeconds(inSeconds));
    return Tokens.hs256(Tokens.claims().notBeforeTime(begins).build());
  }

  /** HS384 takes 48 bytes; the secret's own bytes, and zeros behind, are the same HMAC key. */
  private static byte[] longer() {
    return Arrays.copyOf(KEY, 64);
  }

  private static String critical() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .criticalParams(Set.of("unheard-of"))
            .customParam("unheard-of", true)
            .build();
    return Tokens.signed(header, Tokens.claims().build(), KEY);
  }

  private static String changed() {
    String right = Tokens.hs256(Tokens.claims().build());
    String wider = Tokens.hs256(Tokens.claims().claim("scope", "media:write").build());
    return wider.substring(0, wider.lastIndexOf('.')) + right.substring(right.lastIndexOf('.'));
  }
}
