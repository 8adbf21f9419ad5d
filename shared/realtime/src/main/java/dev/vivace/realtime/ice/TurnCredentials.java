package dev.vivace.realtime.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A user of a TURN server for some time: the time's end and a name, and an HMAC-SHA1 over both, by
 * the secret that the server shares (draft-uberti-behave-turn-rest-00, section 2.2).
 *
 * @param username {@code 1700000000:vivace}
 * @param credential in base64; a secret
 */
record TurnCredentials(String username, String credential) {
  private static final String HMAC = "HmacSHA1";

  /**
   * Makes credentials.
   *
   * @param until when they end
   */
  static TurnCredentials of(String secret, Instant until) {
    String username = until.getEpochSecond() + ":vivace";
    return new TurnCredentials(
        username, Base64.getEncoder().encodeToString(hmac(secret, username)));
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA1", impossible);
    }
  }

  /** Without the credential. */
  @Override
  public String toString() {
    return username;
  }
}
