package dev.vivace.s3.cors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a bucket.
 *
 * @param origins of pages, such as {@code https://app.example}; {@code *} stands for anything
 * @param methods in capitals
 * @param headers that a page may send; {@code *} stands for anything
 * @param exposedHeaders that a page may read
 * @param maxAgeSeconds how long a browser may remember; null if it is not told
 */
public record CorsRule(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposedHeaders,
    @Nullable Integer maxAgeSeconds) {

  public CorsRule {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposedHeaders = List.copyOf(exposedHeaders);
  }

  boolean allows(String origin, String method, List<String> requestedHeaders) {
    return origins.stream().anyMatch(pattern -> matches(pattern, origin))
        && methods.contains(method)
        && requestedHeaders.stream().allMatch(this::allowsHeader);
  }

  boolean allowsEveryOrigin() {
    return origins.contains("*");
  }

  private boolean allowsHeader(String header) {
    return headers.stream().anyMatch(pattern -> matches(lower(pattern), lower(header)));
  }

  private static boolean matches(String pattern, String text) {
    String expression =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return text.matches(expression);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
