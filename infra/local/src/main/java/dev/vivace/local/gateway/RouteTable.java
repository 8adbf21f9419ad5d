package dev.vivace.local.gateway;

import dev.vivace.local.template.Route;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request as API Gateway does: the most specific resource first (a literal
 * segment beats a parameter, a parameter beats a greedy one), then its method or {@code ANY}.
 */
final class RouteTable {
  private final List<Resource> resources;

  private record Resource(ResourcePath path, Map<String, Route> methods) {}

  /** A route and the path parameters it was reached with. */
  record Match(Route route, Map<String, String> pathParameters) {}

  RouteTable(List<Route> routes) {
    Map<String, Resource> byTemplate = new HashMap<>();
    for (Route route : routes) {
      byTemplate
          .computeIfAbsent(
              route.resource(), path -> new Resource(new ResourcePath(path), new HashMap<>()))
          .methods()
          .put(route.method(), route);
    }
    resources =
        byTemplate.values().stream()
            .sorted(Comparator.comparing((Resource resource) -> resource.path().specificity()))
            .toList();
  }

  /**
   * The route, if resource and method exist.
   *
   * @param rawPath the request line's path, still percent-encoded
   * @throws IllegalArgumentException the path's percent-encoding is broken
   */
  Optional<Match> find(String method, String rawPath) {
    List<String> segments = ResourcePath.split(rawPath);
    for (RouteTable.Resource resource : resources) {
      Optional<Map<String, String>> parameters = resource.path().match(segments);
      if (parameters.isPresent()) {
        Route route = resource.methods().getOrDefault(method, resource.methods().get("ANY"));
        return Optional.ofNullable(route).map(found -> new Match(found, parameters.get()));
      }
    }
    return Optional.empty();
  }
}
