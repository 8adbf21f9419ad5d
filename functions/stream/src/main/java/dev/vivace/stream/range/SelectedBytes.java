package dev.vivace.stream.range;

import dev.vivace.lambda.http.Headers;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of a representation that a request asks for (RFC 9110, section 14). */
public sealed interface SelectedBytes {
  /** One range in the only unit; a number that no file has the size of is none. */
  Pattern ONE_RANGE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /** All of them. */
  record Whole() implements SelectedBytes {}

  /**
   * Some of them.
   *
   * @param firstByte from 0
   * @param lastByte itself included
   */
  record Part(long firstByte, long lastByte) implements SelectedBytes {}

  /** A range of which there is nothing. */
  record Unsatisfiable() implements SelectedBytes {}

  /**
   * What {@code Range} selects. It counts for nothing if it can't be read, asks for several ranges,
   * or comes with an {@code If-Range} of another version: then all bytes are sent.
   *
   * @param eTag the strong one of the representation, with its quotes
   */
  static SelectedBytes of(Headers headers, long lengthBytes, String eTag) {
    return of(headers, lengthBytes, eTag::equals);
  }

  /**
   * As {@link #of(Headers, long, String)}.
   *
   * @param sameVersion whether an {@code If-Range} names the version that is there
   */
  static SelectedBytes of(Headers headers, long lengthBytes, Predicate<String> sameVersion) {
    Optional<Matcher> range = range(headers, sameVersion);
    if (range.isEmpty()) {
      return new Whole();
    }
    String last = range.get().group(2);
    return range.get().group(1).isEmpty()
        ? suffix(last, lengthBytes)
        : part(range.get(), lengthBytes);
  }

  /**
   * As {@link #of} where nobody knows how long the representation will be. Then a suffix can't be
   * told, and a range from the beginning without an end is the whole.
   *
   * @param limitBytes a part begins before that and does not go further
   */
  static SelectedBytes ofGrowing(Headers headers, long limitBytes, String eTag) {
    Optional<Matcher> range = range(headers, eTag::equals).filter(SelectedBytes::isSomePart);
    return range.isEmpty() ? new Whole() : part(range.get(), limitBytes);
  }

  private static boolean isSomePart(Matcher range) {
    String first = range.group(1);
    boolean fromStart = !first.isEmpty() && Long.parseLong(first) == 0;
    return !first.isEmpty() && !(fromStart && range.group(2).isEmpty());
  }

  /** No more of a part than so many bytes; what is missing can be asked for next. */
  default SelectedBytes atMost(long bytes) {
    return this instanceof Part(long first, long last)
        ? new Part(first, Math.min(last, first + bytes - 1))
        : this;
  }

  private static Optional<Matcher> range(Headers headers, Predicate<String> sameVersion) {
    return headers
        .first("Range")
        .filter(_ -> headers.first("If-Range").filter(sameVersion.negate()).isEmpty())
        .map(ONE_RANGE::matcher)
        .filter(Matcher::matches);
  }

  /**
   * Whether a client asks for more of what it has a part of: another place than the beginning, or
   * this very version.
   */
  static boolean continues(Headers headers, String eTag) {
    return headers.first("Range").filter(range -> !range.startsWith("bytes=0-")).isPresent()
        || headers.first("If-Range").filter(eTag::equals).isPresent();
  }

  private static SelectedBytes suffix(String digits, long lengthBytes) {
    if (digits.isEmpty()) {
      return new Whole();
    }
    long suffixBytes = Long.parseLong(digits);
    return suffixBytes == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, lengthBytes - suffixBytes), lengthBytes - 1);
  }

  private static SelectedBytes part(Matcher range, long lengthBytes) {
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (last < first) {
      return new Whole();
    }
    return first < lengthBytes
        ? new Part(first, Math.min(last, lengthBytes - 1))
        : new Unsatisfiable();
  }
}
