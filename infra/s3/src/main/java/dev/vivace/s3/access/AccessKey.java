package dev.vivace.s3.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key by which requests are signed.
 *
 * @param id is in every presigned URL, and no secret
 * @param secret is in none
 */
public record AccessKey(String id, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 30;

  /**
   * @throws IllegalArgumentException if one of them is empty, or not of letters, digits and {@code
   *     +/=-_} alone
   */
  public AccessKey {
    require(id, "[\\w-]{3,128}", "id");
    require(secret, "[\\w+/=-]{1,128}", "secret");
  }

  /** A key that nobody has seen. */
  public static AccessKey random() {
    return new AccessKey(
        "VIVACE" + HexFormat.of().withUpperCase().formatHex(randomBytes(ID_BYTES)),
        Base64.getUrlEncoder().encodeToString(randomBytes(SECRET_BYTES)));
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static void require(String text, String pattern, String name) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException("the " + name + " of the access key is malformed");
    }
  }

  /** The secret is left out. */
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
