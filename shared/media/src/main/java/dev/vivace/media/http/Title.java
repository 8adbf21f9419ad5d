package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.text.VisibleText;
import java.util.Set;

/** The {@code title} of a request: one line by which people know a thing. */
public final class Title {
  /** Most UTF-16 units of a title. */
  public static final int MAX_CHARS = 200;

  private static final String MEMBER = "title";

  /** Without width, and parts of words and of emojis. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  private Title() {}

  /**
   * The title; empty where the member is missing. Without what acts on a terminal or turns the
   * direction of writing; an emoji keeps its joiners.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-parameter} if it is no
   *     string, or too long
   */
  public static String of(JsonRequest json) {
    if (json.valueOr(MEMBER, "") instanceof String title) {
      return of(title);
    }
    throw wrong();
  }

  /**
   * The title, as of the member.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-parameter} if it is too long
   */
  public static String of(String title) {
    if (title.length() <= MAX_CHARS) {
      return visible(title);
    }
    throw wrong();
  }

  private static ProblemException wrong() {
    return Problem.invalidParameter(
            MEMBER, "must be a string of at most " + MAX_CHARS + " characters.")
        .asException();
  }

  private static String visible(String title) {
    return title
        .codePoints()
        .filter(codePoint -> JOINERS.contains(codePoint) || !VisibleText.isHidden(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
