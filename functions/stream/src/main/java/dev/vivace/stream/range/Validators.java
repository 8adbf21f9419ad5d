package dev.vivace.stream.range;

import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What tells the version that is there from others (RFC 9110, section 8.8).
 *
 * @param eTag a strong one, with its quotes
 * @param lastModified to the second
 */
public record Validators(String eTag, Instant lastModified) {
  public static Validators of(MediaVersion version) {
    return new Validators(version.eTag(), version.storedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Whether an {@code If-Range} names this version (section 13.1.5). A time does if it is that very
   * one: the bytes of a stored file never change within a second.
   */
  public boolean matchRange(String ifRange) {
    return ifRange.equals(eTag) || HttpDate.parse(ifRange).filter(lastModified::equals).isPresent();
  }

  /** The answer with both of them. */
  public HttpResponse in(HttpResponse answer) {
    return answer
        .withHeader("ETag", eTag)
        .withHeader("Last-Modified", HttpDate.format(lastModified));
  }
}
