package dev.vivace.stream;

import dev.vivace.lambda.http.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of a representation that a request asks for (RFC 9110, section 14). */
sealed interface SelectedBytes {
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
    Optional<Matcher> range =
        headers
            .first("Range")
            .filter(_ -> headers.first("If-Range").filter(any -> !any.equals(eTag)).isEmpty())
            .map(ONE_RANGE::matcher)
            .filter(Matcher::matches);
    if (range.isEmpty()) {
      return new Whole();
    }
    String first = range.get().group(1);
    String last = range.get().group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), lengthBytes);
    }
    return part(
        Long.parseLong(first), last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last), lengthBytes);
  }

  /**
   * Whether a client asks for more of what it has a part of: another place than the beginning, or
   * this very version.
   */
  static boolean continues(Headers headers, String eTag) {
    return headers.first("Range").filter(range -> !range.startsWith("bytes=0-")).isPresent()
        || headers.first("If-Range").filter(eTag::equals).isPresent();
  }

  private static SelectedBytes suffix(long suffixBytes, long lengthBytes) {
    return suffixBytes == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, lengthBytes - suffixBytes), lengthBytes - 1);
  }

  private static SelectedBytes part(long first, long last, long lengthBytes) {
    if (last < first) {
      return new Whole();
    }
    return first < lengthBytes
        ? new Part(first, Math.min(last, lengthBytes - 1))
        : new Unsatisfiable();
  }
}
