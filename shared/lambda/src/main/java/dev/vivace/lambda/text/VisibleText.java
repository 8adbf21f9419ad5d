package dev.vivace.lambda.text;

/**
 * Text on one line without anything that acts on a terminal, breaks a log's lines, or shows itself
 * as other than it is.
 */
public final class VisibleText {
  private VisibleText() {}

  /**
   * True for controls, line and paragraph separators, marks that turn the direction of writing,
   * characters without width, and halves of surrogate pairs. A tab is none of these.
   */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\t';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** The text with {@code \}{@code u202e} and the like in place of hidden characters. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(codePoint -> {
          if (isHidden(codePoint)) {
            visible.append(escaped(codePoint));
          } else {
            visible.appendCodePoint(codePoint);
          }
        });
    return visible.toString();
  }

  /** As JSON and Java write it, in UTF-16. */
  static String escaped(int codePoint) {
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      escape.append("\\u%04x".formatted((int) unit));
    }
    return escape.toString();
  }
}
