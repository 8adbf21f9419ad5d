package dev.vivace.local.template;

import java.time.Duration;

/**
 * One method of one resource.
 *
 * @param method an HTTP method in upper case, or {@code ANY}
 * @param resource the path as the template has it, such as {@code /media/{mediaId}}
 * @param functionName the function that answers
 * @param transfer how the answer travels
 * @param timeout the integration's time limit
 */
public record Route(
    String method,
    String resource,
    String functionName,
    ResponseTransfer transfer,
    Duration timeout) {

  public Route {
    if (!resource.startsWith("/")) {
      throw new IllegalArgumentException("A resource begins with a slash: " + resource);
    }
  }
}
