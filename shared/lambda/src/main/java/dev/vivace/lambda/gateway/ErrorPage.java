package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.text.HtmlText;
import dev.vivace.lambda.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A problem as a page, for a person whose browser has gone to an address or shows it in a frame. It
 * has no script, and a policy that lets nothing in (W3C Content Security Policy Level 3).
 */
final class ErrorPage {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String STYLE =
      ":root { color-scheme: light dark }"
          + " body { font: 16px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 40em;"
          + " padding: 0 1em }"
          + " small { opacity: 0.7; overflow-wrap: anywhere }";

  private ErrorPage() {}

  /**
   * The answer as a page if it is a problem and the request prefers a page, as browsers say that go
   * to an address (RFC 9110, section 12.5.1); else the same answer. Header fields stay.
   *
   * @param cors whose pages may show it in a frame
   */
  static HttpResponse orSame(HttpRequest request, HttpResponse response, Cors cors)
      throws IOException {
    boolean isProblem =
        response.headers().first("Content-Type").filter(Problem.CONTENT_TYPE::equals).isPresent();
    if (!isProblem || !prefersHtml(request.headers())) {
      return response;
    }
    Map<String, String> problem = members(response);
    String html = html(problem, response.status());
    HttpResponse page =
        HttpResponse.bytes(
            response.status(), "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    Headers headers =
        response.headers().with("Content-Type", "text/html; charset=utf-8").plus("Vary", "Accept");
    return new HttpResponse(response.status(), headers, page.body())
        .withHeader("Content-Security-Policy", policy(cors))
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private static String html(Map<String, String> problem, int status) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%1$s</title>
    <style>%2$s</style>
    </head>
    <body>
    <h1>%1$s</h1>
    <p>%3$s</p>
    <p><small>%4$s %5$s</small></p>
    </body>
    </html>
    """
        .formatted(
            shown(problem, "title"),
            STYLE,
            shown(problem, "detail"),
            status,
            shown(problem, "requestId"));
  }

  private static String shown(Map<String, String> problem, String name) {
    return HtmlText.escaped(problem.getOrDefault(name, ""));
  }

  /** The weights of HTML and of JSON, as they are written; a range of types is of no weight. */
  private static boolean prefersHtml(Headers headers) {
    double html = 0;
    double json = 0;
    for (String entry : String.join(",", headers.all("Accept")).split(",", -1)) {
      String[] typeAndParameters = entry.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      switch (typeAndParameters[0]) {
        case "text/html" -> html = weight(typeAndParameters);
        case "application/json", Problem.CONTENT_TYPE ->
            json = Math.max(json, weight(typeAndParameters));
        default -> {
          // of no weight here
        }
      }
    }
    return html > json;
  }

  private static double weight(String[] typeAndParameters) {
    for (String parameter : typeAndParameters) {
      if (parameter.matches("q=[01](?:[.][0-9]{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }

  private static Map<String, String> members(HttpResponse problem) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    problem.body().writeTo(bytes);
    Map<String, String> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes.toByteArray())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        members.put(name, json.getString());
      }
    }
    return members;
  }

  private static String policy(Cors cors) {
    return "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'; frame-ancestors %s"
        .formatted(Sha256.source(STYLE), cors.frameAncestors());
  }
}
