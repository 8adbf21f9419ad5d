package dev.vivace.media;

import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;
import java.util.regex.Pattern;

/** The one spelling of a ULID that is accepted, so that one item has one URL and one object key. */
final class CanonicalUlid {
  /** The first character is at most 7: 26 characters of 5 bits hold 130, a ULID has 128. */
  private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

  private CanonicalUlid() {}

  static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  static void require(String text) {
    if (!matches(text)) {
      throw new IllegalArgumentException("not a canonical ULID");
    }
  }

  static Instant time(String ulid) {
    return Ulid.getInstant(ulid);
  }
}
