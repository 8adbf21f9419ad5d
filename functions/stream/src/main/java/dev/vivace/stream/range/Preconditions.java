package dev.vivace.stream.range;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * On what a {@code GET} or {@code HEAD} of something that is there depends (RFC 9110, section 13).
 * {@code If-Range} is a matter of {@link SelectedBytes}.
 */
public record Preconditions(Headers headers, Validators current) {
  private static final Problem FAILURE =
      new Problem(
          "precondition-failed",
          412,
          "Precondition failed",
          "The item is not of the version that the request names. ETag and Last-Modified say which"
              + " one it is.");

  /** As with the 200 (section 15.4.5): whoever has the version asks again before using it. */
  private static final String REVALIDATED = "no-cache";

  public enum Outcome {
    MET,

    /** The client has it: 304. */
    NOT_MODIFIED,

    /** It is not what the client thinks: 412. */
    FAILED
  }

  /**
   * The answer in place of a representation that is not to be sent, 304 or 412; empty where it is.
   */
  public Optional<HttpResponse> refusal(String requestId) {
    return switch (outcome()) {
      case MET -> Optional.empty();
      case NOT_MODIFIED ->
          Optional.of(current.in(HttpResponse.empty(304).withHeader("Cache-Control", REVALIDATED)));
      case FAILED -> Optional.of(current.in(FAILURE.toResponse(requestId)));
    };
  }

  /** In the order of section 13.2.2. A time that can't be read is no condition. */
  public Outcome outcome() {
    if (!isAsExpected()) {
      return Outcome.FAILED;
    }
    return isNews() ? Outcome.MET : Outcome.NOT_MODIFIED;
  }

  private boolean isAsExpected() {
    return EntityTags.of(headers, "If-Match")
        .map(tags -> tags.match(current.eTag()))
        .orElseGet(() -> time("If-Unmodified-Since").map(this::isStillOf).orElse(true));
  }

  private boolean isNews() {
    return EntityTags.of(headers, "If-None-Match")
        .map(tags -> !tags.matchWeakly(current.eTag()))
        .orElseGet(() -> !isUnmodified());
  }

  private boolean isUnmodified() {
    return current.lastModified() != null
        && time("If-Modified-Since").map(this::isStillOf).orElse(false);
  }

  private boolean isStillOf(Instant time) {
    Instant lastModified = current.lastModified();
    return lastModified == null || !lastModified.isAfter(time);
  }

  private Optional<Instant> time(String field) {
    return headers.first(field).flatMap(HttpDate::parse);
  }
}
