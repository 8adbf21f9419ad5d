package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/**
 * Percent-decoding (RFC 3986 section 2.1) of path segments and, with {@code +} for a space, of
 * query strings.
 */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Decodes a path segment; a plus is a plus.
   *
   * @throws IllegalArgumentException a percent sign is not followed by two hexadecimal digits
   */
  static String decodeSegment(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }

  /**
   * Decodes a name or value of a query string; a plus is a space.
   *
   * @throws IllegalArgumentException a percent sign is not followed by two hexadecimal digits
   */
  static String decodeQuery(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
