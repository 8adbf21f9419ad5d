package dev.vivace.lambda.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cross-origin access (WHATWG Fetch, section 3.3). Functions answer preflights themselves, since
 * API Gateway's mock integration fails on a REST API with binary media types.
 *
 * <p>Cookies are never allowed across origins; tokens in {@code Authorization} are.
 *
 * @param allowedOrigins origins such as {@code https://app.example}, or the one entry {@code *}
 */
public record Cors(List<String> allowedOrigins) {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final Pattern FIELD_NAMES =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:[ \\t]*,[ \\t]*[!#$%&'*+.^_`|~0-9A-Za-z-]+)*");
  private static final int MAX_AGE_SECONDS = 7200;

  public Cors {
    allowedOrigins = List.copyOf(allowedOrigins);
    for (String origin : allowedOrigins) {
      if (!origin.equals("*") && !origin.matches("https?://[^/\\s]+")) {
        throw new IllegalArgumentException(
            "'" + origin + "' is no origin: write it like https://app.example, or *");
      }
    }
  }

  /**
   * Reads the configured list.
   *
   * @param commaSeparated origins, such as {@code https://a.example, https://b.example}
   * @throws IllegalArgumentException if one of them is no origin
   */
  public static Cors parse(String commaSeparated) {
    return new Cors(
        Arrays.stream(commaSeparated.split(","))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .toList());
  }

  /** Answers a preflight: 204, valid for two hours. What is no list of names is not repeated. */
  public HttpResponse preflight(HttpRequest request) {
    HttpResponse response =
        HttpResponse.empty(204)
            .withHeader("Access-Control-Allow-Methods", METHODS)
            .withHeader("Access-Control-Max-Age", Integer.toString(MAX_AGE_SECONDS))
            .withHeader("Vary", "Access-Control-Request-Headers");
    return request
        .headers()
        .first("Access-Control-Request-Headers")
        .filter(names -> FIELD_NAMES.matcher(names).matches())
        .map(names -> response.withHeader("Access-Control-Allow-Headers", names))
        .orElse(response);
  }

  /** The response with what a browser needs to hand it to a page of another origin. */
  public HttpResponse apply(Headers requestHeaders, HttpResponse response) {
    return allowedFor(requestHeaders)
        .map(origin ->
            (origin.equals("*") ? response : response.plusHeader("Vary", "Origin"))
                .withHeader("Access-Control-Allow-Origin", origin)
                .withHeader("Access-Control-Expose-Headers", "*"))
        .orElse(response);
  }

  /**
   * The pages that may frame an answer, which are those that may call the API: a source list of
   * {@code frame-ancestors} (W3C Content Security Policy Level 3, 6.4.2).
   */
  public String frameAncestors() {
    return allowedOrigins.isEmpty() ? "'self'" : String.join(" ", allowedOrigins);
  }

  private Optional<String> allowedFor(Headers requestHeaders) {
    if (allowedOrigins.contains("*")) {
      return Optional.of("*");
    }
    Optional<String> origin = requestHeaders.first("Origin");
    return origin.isPresent() && allowedOrigins.contains(origin.get()) ? origin : Optional.empty();
  }
}
