package dev.vivace.s3.cors;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells browsers what a bucket's rules allow. */
public final class Cors {
  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

  private final Map<String, List<CorsRule>> rulesByBucket;

  /** The rules of each bucket, in their order; the first that allows a request counts. */
  public Cors(Map<String, List<CorsRule>> rulesByBucket) {
    this.rulesByBucket = Map.copyOf(rulesByBucket);
  }

  /** Tells it with the answer to a request that a page has sent, whatever the answer is. */
  public void tell(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      rule(request, origin, request.getMethod(), List.of())
          .ifPresent(rule -> write(rule, origin, response));
    }
  }

  /**
   * Answers a browser that asks before it sends.
   *
   * @throws RefusedException if no rule allows it, or the question is incomplete
   */
  public void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    String method = request.getHeader("Access-Control-Request-Method");
    if (origin == null) {
      throw badRequest("Insufficient information. Origin request header needed.");
    }
    if (method == null) {
      throw badRequest("Invalid Access-Control-Request-Method: null");
    }
    List<String> headers = requestedHeaders(request);
    CorsRule rule =
        rule(request, origin, method, headers).orElseThrow(() -> forbidden(request, method));
    write(rule, origin, response);
    if (!headers.isEmpty()) {
      response.setHeader("Access-Control-Allow-Headers", String.join(", ", headers));
    }
  }

  private Optional<CorsRule> rule(
      HttpServletRequest request, String origin, String method, List<String> headers) {
    return rules(request).stream().filter(rule -> rule.allows(origin, method, headers)).findFirst();
  }

  private List<CorsRule> rules(HttpServletRequest request) {
    return rulesByBucket.getOrDefault(request.getRequestURI().split("/", 3)[1], List.of());
  }

  private static List<String> requestedHeaders(HttpServletRequest request) {
    String text = request.getHeader("Access-Control-Request-Headers");
    return text == null
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static void write(CorsRule rule, String origin, HttpServletResponse response) {
    if (rule.allowsEveryOrigin()) {
      response.setHeader("Access-Control-Allow-Origin", "*");
    } else {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    response.setHeader("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
    if (!rule.exposedHeaders().isEmpty()) {
      response.setHeader("Access-Control-Expose-Headers", String.join(", ", rule.exposedHeaders()));
    }
    if (rule.maxAgeSeconds() != null) {
      response.setHeader("Access-Control-Max-Age", Integer.toString(rule.maxAgeSeconds()));
    }
    response.setHeader("Vary", VARY);
  }

  private RefusedException forbidden(HttpServletRequest request, String method) {
    String reason =
        rules(request).isEmpty()
            ? "CORS is not enabled for this bucket."
            : "This CORS request is not allowed. This is usually because the evalution of Origin,"
                + " request method / Access-Control-Request-Method or"
                + " Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
    return new RefusedException(
        new S3Error(403, "AccessForbidden", "CORSResponse: " + reason)
            .with("Method", method)
            .with("ResourceType", "OBJECT"));
  }

  private static RefusedException badRequest(String message) {
    return new RefusedException(new S3Error(400, "BadRequest", message));
  }
}
