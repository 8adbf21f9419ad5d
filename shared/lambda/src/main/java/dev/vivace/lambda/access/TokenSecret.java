package dev.vivace.lambda.access;

import java.nio.charset.StandardCharsets;

/** The secret that this deployment's own tokens are signed with. */
@FunctionalInterface
public interface TokenSecret {
  /** HS256 takes no shorter key (RFC 7518, section 3.2). */
  int MIN_BYTES = 32;

  /**
   * The key's bytes, {@value #MIN_BYTES} at least.
   *
   * @throws AccessUnavailableException if it can't be had at the moment
   */
  byte[] bytes();

  /**
   * A secret that is known already.
   *
   * @throws IllegalArgumentException if it is too short; the message does not show it
   */
  static TokenSecret of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("must have " + MIN_BYTES + " bytes at least");
    }
    return bytes::clone;
  }
}
