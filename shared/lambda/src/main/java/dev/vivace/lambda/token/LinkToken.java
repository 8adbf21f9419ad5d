package dev.vivace.lambda.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token of a link that lasts: the link's id, a dot and a secret, so that no JWT is ever taken
 * for one. It holds nothing, and has to be looked up. {@link #toString} leaves the secret out.
 *
 * @param id a ULID in its canonical form
 * @param secret 256 random bits in base64url
 */
public record LinkToken(String id, String secret) {
  /** The number of bytes of a secret. */
  public static final int SECRET_BYTES = 32;

  private static final Pattern FORM =
      Pattern.compile("([0-7][0-9A-HJKMNP-TV-Z]{25})[.]([A-Za-z0-9_-]{43})");

  /** Reads one; empty for anything else, such as a JWT. */
  public static Optional<LinkToken> parse(String text) {
    Matcher token = FORM.matcher(text);
    return token.matches()
        ? Optional.of(new LinkToken(token.group(1), token.group(2)))
        : Optional.empty();
  }

  /** The token as it is sent. */
  public String text() {
    return id + "." + secret;
  }

  @Override
  public String toString() {
    return "LinkToken[" + id + "]";
  }
}
