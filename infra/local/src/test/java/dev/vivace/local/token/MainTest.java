package dev.vivace.local.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(
        List.of(arguments),
        environment,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  @Test
  void printsATokenAndNothingElse() throws Exception {
    int status = run(Map.of("VIVACE_SECRET", SECRET), "stream:read media:read", "60", "me");

    SignedJWT token = SignedJWT.parse(out.toString(UTF_8).strip());
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(status).isZero();
    assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
    assertThat(claims.getSubject()).isEqualTo("me");
    assertThat(claims.getStringClaim("scope")).isEqualTo("media:read stream:read");
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(60));
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void printsATokenForOnePath() throws Exception {
    Map<String, String> environment = Map.of("VIVACE_SECRET", SECRET);

    assertThat(run(environment, "realtime", "60", "me", "/realtime/edges")).isZero();
    assertThat(run(environment, "realtime", "60", "me", "edges")).isEqualTo(2);

    SignedJWT token = SignedJWT.parse(out.toString(UTF_8).strip());
    assertThat(token.getJWTClaimsSet().getStringClaim("path")).isEqualTo("/realtime/edges");
    assertThat(err.toString(UTF_8)).contains("PATH begins with a slash");
  }

  @ParameterizedTest
  @CsvSource({
    "too short by far, media:read, 60, VIVACE_SECRET must have 32 bytes at least",
    "'', media:read, 60, VIVACE_SECRET is missing",
    SECRET + ", media:all, 60, SCOPES are some of",
    SECRET + ", '', 60, SCOPES are some of",
    SECRET + ", media:read, 0, 'TTL is a number of seconds, not 0'",
    SECRET + ", media:read, 1h, 'TTL is a number of seconds, not 1h'",
  })
  void saysWhatIsWrongAndNeverTheSecret(
      String secret, String scopes, String ttl, String complaint) {
    assertThat(run(Map.of("VIVACE_SECRET", secret), scopes, ttl, "me")).isEqualTo(2);

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains(complaint);
    assertThat(err.toString(UTF_8).contains(SECRET)).isFalse();
    assertThat(err.toString(UTF_8)).doesNotContain("too short by far");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("usage: ");
  }
}
