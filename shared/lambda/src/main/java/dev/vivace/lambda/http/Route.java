package dev.vivace.lambda.http;

import java.util.List;
import java.util.Set;

/**
 * One row of a function's table.
 *
 * @param method upper case; {@code GET} stands for {@code HEAD}, too
 * @param resource the route's template, such as <code>/media/{mediaId}</code>
 * @param scopes of which a token needs one
 * @param operation answers; a {@code HEAD} as the {@code GET}, and its body is not sent
 * @param byLink whether a token for its path alone is enough, although the route may change things
 * @param types media types of bodies that it takes, as {@code Accept-Post} lists them (Linked Data
 *     Platform 1.0, section 7.1); none where nothing is told
 */
public record Route(
    String method,
    String resource,
    Set<String> scopes,
    HttpHandler operation,
    boolean byLink,
    List<String> types) {
  public Route {
    scopes = Set.copyOf(scopes);
    types = List.copyOf(types);
  }

  private Route(String method, String resource, Set<String> scopes, HttpHandler operation) {
    this(method, resource, scopes, operation, false, List.of());
  }

  /** The same, where a token for its path alone is enough. */
  public Route grantedByLink() {
    return new Route(method, resource, scopes, operation, true, types);
  }

  /** The same, with the media types that it takes. */
  public Route accepting(String... mediaTypes) {
    return new Route(method, resource, scopes, operation, byLink, List.of(mediaTypes));
  }

  public static Route get(String resource, Set<String> scopes, HttpHandler operation) {
    return new Route("GET", resource, scopes, operation);
  }

  public static Route post(String resource, Set<String> scopes, HttpHandler operation) {
    return new Route("POST", resource, scopes, operation);
  }

  public static Route put(String resource, Set<String> scopes, HttpHandler operation) {
    return new Route("PUT", resource, scopes, operation);
  }

  public static Route patch(String resource, Set<String> scopes, HttpHandler operation) {
    return new Route("PATCH", resource, scopes, operation);
  }

  public static Route delete(String resource, Set<String> scopes, HttpHandler operation) {
    return new Route("DELETE", resource, scopes, operation);
  }
}
