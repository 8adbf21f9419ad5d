package dev.vivace.local.template;

/**
 * Throttling of one method, or of many, as {@code MethodSettings} has it.
 *
 * @param resource a path such as {@code /media/{mediaId}}, or {@code /*} for all
 * @param method an HTTP method in upper case, or {@code *} for all
 * @param requestsPerSecond what is let through for long
 * @param burst what is let through at once
 */
public record MethodThrottle(String resource, String method, int requestsPerSecond, int burst) {

  /** True if this is about a route. */
  public boolean covers(Route route) {
    return (resource.equals("/*") || resource.equals(route.resource()))
        && (method.equals("*") || method.equals(route.method()));
  }

  /** The part that is said by name: a path weighs more than a method. */
  public int precision() {
    return (resource.equals("/*") ? 0 : 2) + (method.equals("*") ? 0 : 1);
  }
}
