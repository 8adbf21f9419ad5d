package dev.vivace.s3.access;

import static java.util.Objects.requireNonNull;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The signature in a URL: is it complete, and of this time? */
final class PresignedUrl {
  static final String ALGORITHM = "X-Amz-Algorithm";

  private static final String CREDENTIAL = "X-Amz-Credential";
  private static final String DATE = "X-Amz-Date";
  private static final String EXPIRES = "X-Amz-Expires";
  private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final List<String> OTHERS =
      List.of(CREDENTIAL, SIGNATURE, DATE, SIGNED_HEADERS, EXPIRES);

  private static final long MAX_SECONDS = Duration.ofDays(7).toSeconds();
  private static final Duration MAX_AHEAD = Duration.ofMinutes(15);

  private PresignedUrl() {}

  /**
   * Reads it.
   *
   * @throws RefusedException if it is incomplete or malformed, has expired, or is not valid yet
   */
  static Claim read(HttpServletRequest request, Clock clock) {
    if (!value(request, ALGORITHM).equals(Authentication.ALGORITHM)) {
      throw malformed(
          "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
    }
    if (OTHERS.stream().anyMatch(name -> request.getParameter(name) == null)) {
      throw malformed(
          "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
              + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
    }
    Instant signedAt =
        Timestamp.parse(value(request, DATE))
            .orElseThrow(() ->
                malformed(
                    "X-Amz-Date must be in the ISO8601 Long Format" + " \"yyyyMMdd'T'HHmmss'Z'\""));
    requireValid(signedAt, seconds(value(request, EXPIRES)), clock.instant());
    Credential credential =
        Credential.parse(
            value(request, CREDENTIAL),
            fault -> parameters("Error parsing the X-Amz-Credential parameter; " + fault));
    String day = Timestamp.day(signedAt);
    if (!credential.date().equals(day)) {
      throw malformed(
          "Invalid credential date \"%s\". This date is not the same as X-Amz-Date: \"%s\"."
              .formatted(credential.date(), day));
    }
    String payload = request.getHeader(Authentication.CONTENT_SHA256);
    return new Claim(
        Claim.Place.QUERY,
        credential,
        value(request, SIGNED_HEADERS),
        value(request, SIGNATURE),
        payload == null ? "UNSIGNED-PAYLOAD" : payload);
  }

  private static long seconds(String text) {
    if (!text.matches("[+-]?\\d{1,18}")) {
      throw malformed("X-Amz-Expires should be a number");
    }
    long seconds = Long.parseLong(text);
    if (seconds < 0) {
      throw malformed("X-Amz-Expires must be non-negative");
    }
    if (seconds > MAX_SECONDS) {
      throw malformed(
          "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
              + " must be less than 604800 seconds");
    }
    return seconds;
  }

  private static void requireValid(Instant signedAt, long seconds, Instant now) {
    Instant end = signedAt.plusSeconds(seconds);
    if (signedAt.isAfter(now.plus(MAX_AHEAD))) {
      throw new RefusedException(
          S3Error.accessDenied("Request is not yet valid")
              .with("Expires", Timestamp.told(end))
              .with("ServerTime", Timestamp.told(now)));
    }
    if (now.isAfter(end)) {
      throw new RefusedException(
          S3Error.accessDenied("Request has expired")
              .with("X-Amz-Expires", Long.toString(seconds))
              .with("Expires", Timestamp.told(end))
              .with("ServerTime", Timestamp.told(now)));
    }
  }

  private static String value(HttpServletRequest request, String name) {
    return requireNonNull(request.getParameter(name));
  }

  private static RefusedException malformed(String message) {
    return new RefusedException(parameters(message));
  }

  private static S3Error parameters(String message) {
    return new S3Error(400, "AuthorizationQueryParametersError", message);
  }
}
