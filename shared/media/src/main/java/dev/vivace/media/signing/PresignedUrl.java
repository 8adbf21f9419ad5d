package dev.vivace.media.signing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;

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
   * What the SDK has signed, as a browser calls it.
   *
   * @param rewrites what makes of what reaches S3 what browsers call
   */
  public static PresignedUrl of(PresignedRequest request, UrlRewrites rewrites) {
    return new PresignedUrl(
        rewrites.browsers(URI.create(request.url().toString())), request.expiration());
  }

  /** What Signature Version 4 allows; the same of CloudFront, for there to be one rule. */
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
