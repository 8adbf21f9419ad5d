package dev.vivace.lambda.http;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One row of a function's table. It declares the names that a request may have; {@link Routes}
 * refuses others before the operation is asked, so that a name that is missing here can't be read.
 *
 * @param method upper case; {@code GET} stands for {@code HEAD}, too
 * @param resource the route's template, such as <code>/media/{mediaId}</code>
 * @param scopes of which a token needs one
 * @param operation answers; a {@code HEAD} as the {@code GET}, and its body is not sent
 * @param names that its requests may have
 * @param byLink whether a token for its path alone is enough, although the route may change things
 * @param types media types of bodies that it takes, as {@code Accept-Post} lists them (Linked Data
 *     Platform 1.0, section 7.1); none if nothing is told
 */
public record Route(
    String method,
    String resource,
    Set<String> scopes,
    HttpHandler operation,
    Names names,
    boolean byLink,
    List<String> types) {
  /** The query parameter that a token may be in (RFC 6750, section 2.3). */
  public static final String ACCESS_TOKEN = "access_token";

  /** The query parameters of every route; {@code _} makes an address a new one to caches. */
  public static final Set<String> EVERYWHERE = Set.of(ACCESS_TOKEN, "_");

  /**
   * The names that the requests of a route may have.
   *
   * @param queryParameters in the order of the alphabet, without those {@link #EVERYWHERE}
   * @param others what becomes of a query parameter that is not declared
   * @param members of the JSON object in the body, in the order of the alphabet; if there are none,
   *     the body is not looked at: it is no JSON, or its operation knows its names
   */
  public record Names(Set<String> queryParameters, Others others, Set<String> members) {
    static final Names NONE = new Names(Set.of(), Others.REFUSED, Set.of());

    /** The fate of query parameters that a route does not declare. */
    public enum Others {
      /** 400. */
      REFUSED,
      /**
       * Passed over, unless they are near to a declared one: for addresses that travel, to which
       * mailers, social networks, players and consumers of oEmbed add names of their own.
       */
      PASSED_OVER
    }

    public Names {
      queryParameters = sorted(queryParameters);
      members = sorted(members);
    }

    Names withQuery(Collection<String> names) {
      return new Names(joined(queryParameters, names), others, members);
    }

    Names passingOverOthers() {
      return new Names(queryParameters, Others.PASSED_OVER, members);
    }

    Names withMembers(String... names) {
      return new Names(queryParameters, others, joined(members, List.of(names)));
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

  public Route {
    scopes = Set.copyOf(scopes);
    types = List.copyOf(types);
  }

  private Route(String method, String resource, Set<String> scopes, HttpHandler operation) {
    this(method, resource, scopes, operation, Names.NONE, false, List.of());
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
    return new Route(method, resource, scopes, checked, names, byLink, types);
  }

  /** The same with these query parameters beside those that it has. */
  public Route query(String... names) {
    return query(List.of(names));
  }

  /** As {@link #query(String...)}. */
  public Route query(Collection<String> names) {
    return with(this.names.withQuery(names));
  }

  /** The same for addresses that travel: {@link Names.Others#PASSED_OVER}. */
  public Route passingOverOthers() {
    return with(names.passingOverOthers());
  }

  /** The same with these members of the JSON object in the body, beside those that it has. */
  public Route members(String... names) {
    return with(this.names.withMembers(names));
  }

  /** The same, where a token for its path alone is enough. */
  public Route grantedByLink() {
    return new Route(method, resource, scopes, operation, names, true, types);
  }

  /** The same, with the media types that it takes. */
  public Route accepting(String... mediaTypes) {
    return new Route(method, resource, scopes, operation, names, byLink, List.of(mediaTypes));
  }

  public Set<String> queryParameters() {
    return names.queryParameters();
  }

  public Names.Others others() {
    return names.others();
  }

  public Set<String> members() {
    return names.members();
  }

  private Route with(Names other) {
    return new Route(method, resource, scopes, operation, other, byLink, types);
  }
}
