package dev.vivace.lambda.text;

import java.util.regex.Pattern;

/** Text that came from somebody else, for an answer, a page or a log. */
public final class ShownText {
  /** Control characters, an escape sequence's ESC among them, and lone surrogates. */
  private static final String CONTROLS = "\\p{Cc}\\p{Cs}";

  /** What breaks lines, what turns the direction of writing, and tags that nobody sees. */
  private static final String DISGUISES =
      "\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF"
          + "\\x{E0000}-\\x{E007F}";

  private static final Pattern UNSHOWN = Pattern.compile("[" + CONTROLS + DISGUISES + "]");
  private static final Pattern UNSHOWN_IN_LINES =
      Pattern.compile("[" + CONTROLS + DISGUISES + "&&[^\\n\\t]]");
  private static final String REPLACEMENT = "\uFFFD";

  private ShownText() {}

  /** Returns the text in one line, with a replacement character for each that is not shown. */
  public static String of(String text) {
    return UNSHOWN.matcher(text).replaceAll(REPLACEMENT);
  }

  /** Returns the text as {@link #of} does, but keeps its lines and tabulators. */
  public static String inLines(String text) {
    return UNSHOWN_IN_LINES.matcher(text).replaceAll(REPLACEMENT);
  }
}
