package dev.vivace.lambda.http;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that the requests of a route may have.
 *
 * @param queryParameters in the order of the alphabet, without those {@link Route#EVERYWHERE}
 * @param others what becomes of a query parameter that is not declared
 * @param members of the JSON object in the body, in the order of the alphabet; if there are none,
 *     the body is not looked at: it is no JSON, or its operation knows its names
 */
public record RouteNames(Set<String> queryParameters, Others others, Set<String> members) {
  static final RouteNames NONE = new RouteNames(Set.of(), Others.REFUSED, Set.of());

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

  public RouteNames {
    queryParameters = sorted(queryParameters);
    members = sorted(members);
  }

  RouteNames withQuery(Collection<String> names) {
    return new RouteNames(joined(queryParameters, names), others, members);
  }

  RouteNames passingOverOthers() {
    return new RouteNames(queryParameters, Others.PASSED_OVER, members);
  }

  RouteNames withMembers(String... names) {
    return new RouteNames(queryParameters, others, joined(members, List.of(names)));
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
