package dev.vivace.s3.access;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signature in the header {@code Authorization}: is it complete, and of this time? */
final class AuthorizationHeader {
  private static final String DATE = "x-amz-date";
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);

  /** Words that stand for a payload which is not hashed as a whole. */
  private static final List<String> PAYLOAD_WORDS =
      List.of(
          "UNSIGNED-PAYLOAD",
          "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
          "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
          "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
          "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
          "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER");

  private AuthorizationHeader() {}

  /**
   * Reads it.
   *
   * @throws RefusedException if it is incomplete, malformed or of another time
   */
  static Claim read(HttpServletRequest request, String header, Clock clock) {
    requireScheme(header);
    String payload = payload(request);
    Instant signedAt = date(request, clock.instant());
    Map<String, String> components = components(header);
    Credential credential =
        Credential.parse(components.getOrDefault("Credential", ""), AuthorizationHeader::malformed);
    if (!credential.date().equals(Timestamp.day(signedAt))) {
      throw new RefusedException(
          malformed("Invalid credential date. Date is not the same as X-Amz-Date."));
    }
    return new Claim(
        Claim.Place.HEADER,
        credential,
        components.getOrDefault("SignedHeaders", ""),
        components.getOrDefault("Signature", ""),
        payload);
  }

  private static void requireScheme(String header) {
    int space = header.indexOf(' ');
    if (space < 0) {
      throw refused(
          "Authorization header is invalid -- one and only one ' ' (space) required", header);
    }
    String scheme = header.substring(0, space);
    if (scheme.equalsIgnoreCase("AWS")) {
      throw Authentication.version2();
    }
    if (!scheme.equals(Authentication.ALGORITHM)) {
      throw refused("Unsupported Authorization Type", header);
    }
  }

  private static String payload(HttpServletRequest request) {
    String name = Authentication.CONTENT_SHA256;
    String payload = request.getHeader(name);
    if (payload == null) {
      throw new RefusedException(
          S3Error.invalidRequest("Missing required header for this request: " + name));
    }
    if (!PAYLOAD_WORDS.contains(payload) && !payload.matches("[0-9a-fA-F]{64}")) {
      throw new RefusedException(
          S3Error.invalidArgument(
              name + " must be " + String.join(", ", PAYLOAD_WORDS) + " or a valid sha256 value.",
              name,
              payload));
    }
    return payload;
  }

  private static Instant date(HttpServletRequest request, Instant now) {
    String text = request.getHeader(DATE);
    Instant date =
        Timestamp.parse(text == null ? "" : text)
            .orElseThrow(() ->
                new RefusedException(
                    S3Error.accessDenied(
                        "AWS authentication requires a valid Date or x-amz-date header")));
    if (Duration.between(date, now).abs().compareTo(MAX_SKEW) > 0) {
      throw new RefusedException(
          new S3Error(
                  403,
                  "RequestTimeTooSkewed",
                  "The difference between the request time and the current time is too large.")
              .with("RequestTime", Timestamp.told(date))
              .with("ServerTime", Timestamp.told(now))
              .with("MaxAllowedSkewMilliseconds", Long.toString(MAX_SKEW.toMillis())));
    }
    return date;
  }

  private static Map<String, String> components(String header) {
    String[] parts = header.substring(header.indexOf(' ') + 1).split(",", -1);
    Map<String, String> components = new HashMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        components.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    Set<String> names = Set.of("Credential", "SignedHeaders", "Signature");
    if (parts.length != names.size() || !components.keySet().equals(names)) {
      throw new RefusedException(
          malformed(
              "the authorization header requires three components: Credential, SignedHeaders, and"
                  + " Signature."));
    }
    return components;
  }

  private static S3Error malformed(String fault) {
    return new S3Error(
        400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + fault);
  }

  private static RefusedException refused(String message, String header) {
    return new RefusedException(S3Error.invalidArgument(message, "Authorization", header));
  }
}
