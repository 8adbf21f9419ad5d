package dev.vivace.lambda.text;

/** Text that becomes part of a page (WHATWG HTML, section 13.3). */
public final class HtmlText {
  private HtmlText() {}

  /** The text, such that it is nothing but text, in an element or in a quoted attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
