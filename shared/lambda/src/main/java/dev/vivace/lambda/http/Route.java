package dev.vivace.lambda.http;

import java.util.Set;
import java.util.function.Consumer;

/**
 * One row of a function's table.
 *
 * @param method upper case; {@code GET} stands for {@code HEAD}, too
 * @param resource the route's template, such as <code>/media/{mediaId}</code>
 * @param scopes of which a token needs one
 * @param operation answers; a {@code HEAD} as the {@code GET}, and its body is not sent
 */
public record Route(String method, String resource, Set<String> scopes, HttpHandler operation) {
  public Route {
    scopes = Set.copyOf(scopes);
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

  /** Returns the same row, whose operation is asked only if the check throws nothing. */
  Route after(Consumer<HttpRequest> check) {
    HttpHandler checked =
        request -> {
          check.accept(request);
          return operation.handle(request);
        };
    return new Route(method, resource, scopes, checked);
  }
}
