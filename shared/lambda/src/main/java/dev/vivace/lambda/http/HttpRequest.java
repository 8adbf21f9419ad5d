package dev.vivace.lambda.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as API Gateway hands it to a function.
 *
 * @param method upper case, such as {@code GET}
 * @param resource the route's template, such as <code>/media/{mediaId}</code>
 * @param pathParameters what the template's variables stand for
 * @param query decoded query parameters
 * @param headers header fields
 * @param body the body's bytes, decoded from base64; empty where there is none. Not copied: the
 *     request owns the array
 * @param context what the gateway knows of the request
 */
@SuppressWarnings("ArrayRecordComponent") // up to 4.5 MB, read by one owner, never compared
public record HttpRequest(
    String method,
    String resource,
    Map<String, String> pathParameters,
    QueryParameters query,
    Headers headers,
    byte[] body,
    RequestContext context) {

  public HttpRequest {
    pathParameters = Map.copyOf(pathParameters);
  }

  /**
   * Method and resource, such as <code>GET /media/{mediaId}</code>: what a function switches on.
   */
  public String route() {
    return method + " " + resource;
  }

  /**
   * The value of a variable of the resource in this request.
   *
   * @throws IllegalStateException if the resource has no such variable: a mistake in the template
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException(resource + " has no path parameter " + name);
    }
    return value;
  }

  /** The same with other header fields. */
  public HttpRequest withHeaders(Headers others) {
    return new HttpRequest(method, resource, pathParameters, query, others, body, context);
  }

  /** The media type of the body without its parameters, in lower case. */
  public Optional<String> mediaType() {
    return headers
        .first("Content-Type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /** The body as a stream over the same bytes; closing it is not needed. */
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body);
  }

  /** Method, resource and request id: never headers, query or body, which may hold secrets. */
  @Override
  public String toString() {
    return route() + " " + context.requestId();
  }
}
