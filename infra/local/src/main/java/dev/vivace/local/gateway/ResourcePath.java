package dev.vivace.local.gateway;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource's path template: literal segments, {@code {name}} and a closing greedy {@code
 * {name+}}.
 */
final class ResourcePath {
  private final String template;
  private final List<String> segments;

  ResourcePath(String template) {
    this.template = template;
    this.segments = split(template);
  }

  String template() {
    return template;
  }

  static List<String> split(String path) {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  /**
   * The path parameters, percent-decoded, if the path is this resource's.
   *
   * @param path segments as they are in the request line
   */
  Optional<Map<String, String>> match(List<String> path) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (i >= path.size()) {
        return Optional.empty();
      }
      if (isGreedy(segment)) {
        String rest = String.join("/", path.subList(i, path.size()));
        parameters.put(name(segment), PercentEncoding.decodeSegment(rest));
        return Optional.of(parameters);
      }
      if (isParameter(segment)) {
        parameters.put(name(segment), PercentEncoding.decodeSegment(path.get(i)));
      } else if (!segment.equals(PercentEncoding.decodeSegment(path.get(i)))) {
        return Optional.empty();
      }
    }
    return segments.size() == path.size() ? Optional.of(parameters) : Optional.empty();
  }

  /**
   * One character a segment, so that the more specific template sorts first: literal, parameter,
   * greedy.
   */
  String specificity() {
    StringBuilder order = new StringBuilder();
    for (String segment : segments) {
      order.append(isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0');
    }
    return order.toString();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static boolean isGreedy(String segment) {
    return isParameter(segment) && segment.endsWith("+}");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - (isGreedy(segment) ? 2 : 1));
  }
}
