package dev.vivace.lambda.http;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The table of a function's routes. There is a {@code HEAD} wherever there is a {@code GET}, and it
 * is for the whole representation (RFC 9110, sections 9.3.2 and 14.2).
 */
public final class Routes implements HttpHandler {
  private final Map<String, Route> rows = new LinkedHashMap<>();

  private Routes() {}

  /**
   * Returns a table of these rows.
   *
   * @throws IllegalArgumentException if two have the same method and resource
   */
  public static Routes of(Route... routes) {
    Routes table = new Routes();
    for (Route route : routes) {
      String name = route.method() + " " + route.resource();
      if (table.rows.put(name, route) != null) {
        throw new IllegalArgumentException("two routes " + name);
      }
    }
    return table;
  }

  /**
   * Returns the same table. Rows that know a query parameter are asked only if a check lets the
   * request pass.
   *
   * @param check throws a {@link ProblemException} if it does not
   */
  public Routes after(String queryParameter, Consumer<HttpRequest> check) {
    return of(
        rows.values().stream()
            .map(row -> row.queryParameters().contains(queryParameter) ? row.after(check) : row)
            .toArray(Route[]::new));
  }

  /** All rows, in their order. */
  public Collection<Route> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /**
   * The row of a request.
   *
   * @throws ProblemException 404 {@code unknown-route} if there is none
   */
  public Route find(HttpRequest request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Route route = rows.get(method + " " + request.resource());
    if (route == null) {
      throw Problem.unknownRoute(request.route()).asException();
    }
    return route;
  }

  /**
   * Hands a request to its operation; a {@code Range} of a {@code HEAD} does not count.
   *
   * @throws ProblemException 404 as {@link #find}, 400 {@code unknown-parameter} if it has a name
   *     that its route does not declare
   */
  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    Route route = find(request);
    KnownNames.require(route, request);
    HttpHandler operation = route.operation();
    return request.method().equals("HEAD")
        ? operation.handle(request.withHeaders(request.headers().without("Range")))
        : operation.handle(request);
  }

  /** Tells by {@code Accept-Post} what may be posted (RFC 9725, section 4.2). */
  @Override
  public HttpResponse options(HttpRequest request, HttpResponse preflight) {
    Route post = rows.get("POST " + request.resource());
    return post == null || post.types().isEmpty()
        ? preflight
        : preflight.withHeader("Accept-Post", String.join(", ", post.types()));
  }
}
