package dev.vivace.stream.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ranges that a {@code Range} field names (RFC 9110, section 14.1.2).
 *
 * @param ranges at least one
 */
record ByteRanges(List<Spec> ranges) {
  /** A number of any length; one beyond this counts as this. */
  private static final long MOST = Long.MAX_VALUE;

  private static final int DIGITS_OF_MOST = 18;
  private static final Pattern UNIT = Pattern.compile("(?i)bytes=(.*)", Pattern.DOTALL);
  private static final Pattern SPEC = Pattern.compile("([0-9]*)-([0-9]*)");

  /** One of them. */
  sealed interface Spec {}

  /**
   * From a position on.
   *
   * @param first from 0
   * @param last itself included; {@link Long#MAX_VALUE} where it goes to the end
   */
  record From(long first, long last) implements Spec {}

  /** So many bytes at the end. */
  record Suffix(long lengthBytes) implements Spec {}

  /** Empty for another unit, and for what breaks the rules in any of its ranges. */
  static Optional<ByteRanges> parse(String field) {
    Matcher unit = UNIT.matcher(field.strip());
    if (!unit.matches()) {
      return Optional.empty();
    }
    List<Spec> ranges = new ArrayList<>();
    for (String element : unit.group(1).split(",", -1)) {
      String text = element.strip();
      Optional<Spec> spec = spec(text);
      if (spec.isEmpty() && !text.isEmpty()) {
        return Optional.empty();
      }
      spec.ifPresent(ranges::add);
    }
    return ranges.isEmpty() ? Optional.empty() : Optional.of(new ByteRanges(ranges));
  }

  private static Optional<Spec> spec(String text) {
    Matcher spec = SPEC.matcher(text);
    if (!spec.matches() || text.length() == 1) {
      return Optional.empty();
    }
    String first = spec.group(1);
    String last = spec.group(2);
    if (first.isEmpty()) {
      return Optional.of(new Suffix(number(last)));
    }
    boolean backwards = !last.isEmpty() && isLess(last, first);
    return backwards
        ? Optional.empty()
        : Optional.of(new From(number(first), last.isEmpty() ? MOST : number(last)));
  }

  private static boolean isLess(String digits, String others) {
    String one = significant(digits);
    String other = significant(others);
    return one.length() == other.length()
        ? one.compareTo(other) < 0
        : one.length() < other.length();
  }

  private static long number(String digits) {
    String significant = significant(digits);
    if (significant.isEmpty()) {
      return 0;
    }
    return significant.length() > DIGITS_OF_MOST ? MOST : Long.parseLong(significant);
  }

  private static String significant(String digits) {
    return digits.replaceFirst("^0+", "");
  }
}
