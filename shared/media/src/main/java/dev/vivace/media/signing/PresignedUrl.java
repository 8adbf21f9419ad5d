package dev.vivace.media.signing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * A URL that carries a permission. {@link #toString} leaves the URL out, so that no log gets it.
 *
 * @param url absolute, as a browser calls it; what reaches S3 or CloudFront is what was signed
 * @param expiresAt when it ends
 */
public record PresignedUrl(URI url, Instant expiresAt) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * A presigned URL, as a browser calls it.
   *
   * @param presigner signs for so long from now
   * @param validFor from one second to seven days, else {@link IllegalArgumentException}
   * @param life of the presigner's credentials
   * @param rewrites what makes of what reaches S3 what browsers call
   */
  public static PresignedUrl of(
      Function<Duration, URI> presigner,
      Duration validFor,
      CredentialsLife life,
      UrlRewrites rewrites) {
    Duration bounded = life.bounded(validFor);
    Instant end = life.clock().instant().plus(bounded);
    return new PresignedUrl(rewrites.browsers(presigner.apply(bounded)), end);
  }

  /**
   * The validity that Signature Version 4 allows; the same of CloudFront, for there to be one rule.
   */
  static Duration checked(Duration validFor) {
    if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a URL is valid from one second to seven days");
    }
    return validFor;
  }

  @Override
  public String toString() {
    return "PresignedUrl[expiresAt=" + expiresAt + "]";
  }
}
