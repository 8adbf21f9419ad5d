package dev.vivace.lambda.http;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of a function's table. It declares the names that a request may have; {@link Routes}
 * refuses others before the operation is asked, so that a name that is missing here can't be read.
 *
 * @param method upper case; {@code GET} stands for {@code HEAD}, too
 * @param resource the route's template, such as <code>/media/{mediaId}</code>
 * @param scopes of which a token needs one
 * @param operation answers; a {@code HEAD} as the {@code GET}, and its body is not sent
 * @param queryParameters in the order of the alphabet, without those {@link #EVERYWHERE}
 * @param others what becomes of a query parameter that is not declared
 * @param members of the JSON object in the body, in the order of the alphabet; if there are none,
 *     the body is not looked at: it is no JSON, or its operation knows its names
 */
public record Route(
    String method,
    String resource,
    Set<String> scopes,
    HttpHandler operation,
    Set<String> queryParameters,
    Others others,
    Set<String> members) {
  /** The query parameter that a token may be in (RFC 6750, section 2.3). */
  public static final String ACCESS_TOKEN = "access_token";

  /** The query parameters of every route; {@code _} makes an address a new one to caches. */
  public static final Set<String> EVERYWHERE = Set.of(ACCESS_TOKEN, "_");

  /** What becomes of query parameters that a route does not declare. */
  public enum Others {
    /** 400. */
    REFUSED,
    /**
     * Passed over, unless they are near to a declared one: for addresses that travel, to which
     * mailers, social networks, players and consumers of oEmbed add names of their own.
     */
    PASSED_OVER
  }

  public Route {
    scopes = Set.copyOf(scopes);
    queryParameters = sorted(queryParameters);
    members = sorted(members);
  }

  public static Route get(String resource, Set<String> scopes, HttpHandler operation) {
    return bare("GET", resource, scopes, operation);
  }

  public static Route post(String resource, Set<String> scopes, HttpHandler operation) {
    return bare("POST", resource, scopes, operation);
  }

  public static Route put(String resource, Set<String> scopes, HttpHandler operation) {
    return bare("PUT", resource, scopes, operation);
  }

  public static Route patch(String resource, Set<String> scopes, HttpHandler operation) {
    return bare("PATCH", resource, scopes, operation);
  }

  public static Route delete(String resource, Set<String> scopes, HttpHandler operation) {
    return bare("DELETE", resource, scopes, operation);
  }

  private static Route bare(
      String method, String resource, Set<String> scopes, HttpHandler operation) {
    return new Route(method, resource, scopes, operation, Set.of(), Others.REFUSED, Set.of());
  }

  /** The same with these query parameters beside those that it has. */
  public Route query(String... names) {
    return query(List.of(names));
  }

  /** As {@link #query(String...)}. */
  public Route query(Collection<String> names) {
    return new Route(
        method, resource, scopes, operation, joined(queryParameters, names), others, members);
  }

  /** The same for addresses that travel: {@link Others#PASSED_OVER}. */
  public Route passingOverOthers() {
    return new Route(
        method, resource, scopes, operation, queryParameters, Others.PASSED_OVER, members);
  }

  /** The same with these members of the JSON object in the body, beside those that it has. */
  public Route members(String... names) {
    return new Route(
        method,
        resource,
        scopes,
        operation,
        queryParameters,
        others,
        joined(members, List.of(names)));
  }

  private static Set<String> joined(Set<String> names, Collection<String> more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(more);
    return all;
  }

  private static Set<String> sorted(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }
}
