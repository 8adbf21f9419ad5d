package dev.vivace.stream.range;

import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Validators, which tell the version that is there from others (RFC 9110, section 8.8).
 *
 * @param eTag a strong one, with its quotes; null where nobody could name the version
 * @param lastModified to the second; null where it has no time
 */
public record Validators(@Nullable String eTag, @Nullable Instant lastModified) {
  /** Those of what is made anew each time: none. */
  public static Validators none() {
    return new Validators(null, null);
  }

  public static Validators of(String eTag) {
    return new Validators(eTag, null);
  }

  public static Validators of(MediaVersion version) {
    return new Validators(version.eTag(), version.storedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Tells whether an {@code If-Range} names this version (section 13.1.5). A time does if it is
   * that very one: the bytes of a stored file never change within a second.
   */
  public boolean matchRange(String ifRange) {
    String condition = ifRange.strip();
    return condition.equals(eTag)
        || HttpDate.parse(condition).filter(time -> time.equals(lastModified)).isPresent();
  }

  /** The answer with those that there are. */
  public HttpResponse in(HttpResponse answer) {
    HttpResponse tagged = eTag == null ? answer : answer.withHeader("ETag", eTag);
    return lastModified == null
        ? tagged
        : tagged.withHeader("Last-Modified", HttpDate.format(lastModified));
  }
}
