package dev.vivace.stream;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as API Gateway hands them on. */
public final class Requests {
  private static final RequestContext CONTEXT = new RequestContext("id", "api.example", "prod", "");

  private Requests() {}

  /**
   * @param query as in a URL, such as {@code a=1&b=2}; not percent-encoded
   */
  public static HttpRequest post(String query, String contentType, byte[] body) {
    return new HttpRequest(
        "POST",
        "/stream",
        Map.of(),
        parse(query),
        Headers.empty().with("Content-Type", contentType),
        body,
        CONTEXT);
  }

  static HttpRequest stored(String mediaId, String query) {
    return new HttpRequest(
        "GET",
        "/media/{mediaId}/stream",
        Map.of("mediaId", mediaId),
        parse(query),
        Headers.empty(),
        new byte[0],
        CONTEXT);
  }

  /**
   * @param method {@code GET} or {@code HEAD}
   * @param headers names and values by turns
   */
  public static HttpRequest original(String method, String... headers) {
    return new HttpRequest(
        method,
        "/media/{mediaId}/stream",
        Map.of(),
        QueryParameters.empty(),
        fields(headers),
        new byte[0],
        CONTEXT);
  }

  /**
   * @param headers names and values by turns
   */
  public static HttpRequest live(String streamId, String query, String... headers) {
    return new HttpRequest(
        "GET",
        "/live/{streamId}/stream",
        Map.of("streamId", streamId),
        parse(query),
        fields(headers),
        new byte[0],
        CONTEXT);
  }

  public static HttpRequest source(String name, String query) {
    return new HttpRequest(
        "GET",
        "/stream/{source}",
        Map.of("source", name),
        parse(query),
        Headers.empty(),
        new byte[0],
        CONTEXT);
  }

  private static Headers fields(String... namesAndValues) {
    Headers fields = Headers.empty();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields = fields.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static QueryParameters parse(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
      }
    }
    return new QueryParameters(values);
  }
}
