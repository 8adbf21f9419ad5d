package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * The path of a request as its function understands it: the route's template with its variables
 * filled in. What a variable stands for is encoded anew, so that an encoded slash in a request is
 * never taken for the end of a segment: {@code /media/ID%2Fcontent} is not {@code
 * /media/ID/content}.
 */
final class RequestPath {
  private RequestPath() {}

  static String of(HttpRequest request) {
    StringJoiner path = new StringJoiner("/");
    for (String segment : request.resource().split("/", -1)) {
      path.add(segment.startsWith("{") ? encoded(request, segment) : segment);
    }
    return path.toString();
  }

  private static String encoded(HttpRequest request, String variable) {
    String name = variable.substring(1, variable.length() - 1).replace("+", "");
    return URLEncoder.encode(request.pathParameter(name), StandardCharsets.UTF_8);
  }
}
