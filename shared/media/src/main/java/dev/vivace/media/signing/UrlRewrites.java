package dev.vivace.media.signing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Ordered rules that turn a URL signed for what reaches S3 into the one that a browser calls, where
 * a reverse proxy between them changes host or path. The first rule that fits is applied; where
 * none does, the signed URL is the browser's.
 *
 * @param rules in the order in which they are tried
 */
public record UrlRewrites(List<Rule> rules) {
  private static final String ARROW = "->";

  /**
   * One rule: what begins like {@code from} begins like {@code to} instead.
   *
   * @param from an absolute URL with a slash at its end
   * @param to the same, of the browser's side
   */
  public record Rule(String from, String to) {
    boolean hides(Rule later) {
      return later.from.startsWith(from);
    }
  }

  /**
   * @throws IllegalArgumentException if a rule can never be applied, since one before it always is
   */
  public UrlRewrites {
    rules = List.copyOf(rules);
    for (int later = 1; later < rules.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (rules.get(earlier).hides(rules.get(later))) {
          throw new IllegalArgumentException(
              "rule %d never applies, since rule %d fits whatever it fits: put it before that"
                  .formatted(later + 1, earlier + 1));
        }
      }
    }
  }

  /** Leaves every URL as it is. */
  public static UrlRewrites none() {
    return new UrlRewrites(List.of());
  }

  /**
   * Reads rules such as {@code http://s3:9000/ -> https://app.example/files/}, separated by
   * semicolons.
   *
   * @throws IllegalArgumentException if one is wrong; the message says which, and why
   */
  public static UrlRewrites parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String rule : text.split(";")) {
      if (!rule.isBlank()) {
        rules.add(rule(rule.strip(), rules.size() + 1));
      }
    }
    return new UrlRewrites(rules);
  }

  private static Rule rule(String text, int number) {
    int arrow = text.indexOf(ARROW);
    if (arrow < 0) {
      throw wrong(number, "has no -> between from and to: " + text);
    }
    return new Rule(
        prefix(text.substring(0, arrow).strip(), number),
        prefix(text.substring(arrow + ARROW.length()).strip(), number));
  }

  private static String prefix(String text, int number) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException notAUrl) {
      throw wrong(number, "'" + text + "' is no URL");
    }
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!web || url.getHost() == null || url.getRawUserInfo() != null || !bare) {
      throw wrong(number, "'" + text + "' must be like https://media.example/prefix/");
    }
    return text.endsWith("/") ? text : text + "/";
  }

  private static IllegalArgumentException wrong(int number, String what) {
    return new IllegalArgumentException("rule " + number + ": " + what);
  }

  /** These rules, and another one behind them. */
  public UrlRewrites then(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new UrlRewrites(more);
  }

  /** The URL that a browser calls for one that S3 is to get. */
  URI browsers(URI signed) {
    String url = signed.toString();
    for (Rule rule : rules) {
      if (url.startsWith(rule.from)) {
        return URI.create(rule.to + url.substring(rule.from.length()));
      }
    }
    return signed;
  }
}
