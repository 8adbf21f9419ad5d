package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The one spelling of a ULID that is accepted, so that one thing has one URL and one object key: 26
 * characters of Crockford's base 32 in upper case.
 *
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public final class CanonicalUlid {
  /** The first character is at most 7: 26 characters of 5 bits hold 130, a ULID has 128. */
  private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

  private CanonicalUlid() {}

  /** Whether a text is a ULID, and spelt so. */
  public static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Refuses what is no ULID, or is spelt otherwise.
   *
   * @throws IllegalArgumentException if {@code text} does not {@linkplain #matches match}
   */
  public static void require(String text) {
    if (!matches(text)) {
      throw new IllegalArgumentException("not a canonical ULID");
    }
  }

  /**
   * The time at which a ULID was made, to the millisecond.
   *
   * @param ulid one that {@linkplain #matches matches}
   */
  public static Instant time(String ulid) {
    return Ulid.getInstant(ulid);
  }
}
