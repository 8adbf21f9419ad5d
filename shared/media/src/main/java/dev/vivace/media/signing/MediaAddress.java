package dev.vivace.media.signing;

import java.net.URI;

/**
 * An address at which S3 is seen. A signature covers host and path, so that one with a path is the
 * address of a proxy, which takes the path away.
 *
 * @param url with a slash at its end
 */
public record MediaAddress(URI url) {
  /**
   * Reads an address such as {@code https://app.example/files}.
   *
   * @throws IllegalArgumentException if it is none, or has credentials, a query or a fragment
   */
  public static MediaAddress of(String value) {
    URI url = web(value);
    return new MediaAddress(url.getRawPath().endsWith("/") ? url : URI.create(value + "/"));
  }

  /**
   * Reads the address of S3 itself, which has no path: S3 would take it for a bucket.
   *
   * @throws IllegalArgumentException as {@link #of}, or if it has a path
   */
  public static URI endpoint(String value) {
    URI url = web(value);
    if (!url.getRawPath().replace("/", "").isEmpty()) {
      throw new IllegalArgumentException("must have no path, since the path is signed: " + value);
    }
    return new MediaAddress(url).origin();
  }

  /** The server that reaches S3: scheme, host and port. */
  public URI origin() {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority());
  }

  /** The rules, and behind them one for the path, if there is one. */
  public UrlRewrites behind(UrlRewrites rules) {
    return url.getRawPath().length() > 1
        ? rules.then(new UrlRewrites.Rule(origin() + "/", url.toString()))
        : rules;
  }

  private static URI web(String value) {
    URI url = URI.create(value);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!web || url.getHost() == null || url.getRawUserInfo() != null || !bare) {
      throw new IllegalArgumentException("must be like https://media.example, not '" + value + "'");
    }
    return url;
  }
}
