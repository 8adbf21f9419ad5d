package dev.vivace.lambda.http;

import java.io.Closeable;
import java.net.URI;

/**
 * An answer, not yet in any wire form.
 *
 * @param status 200 to 599
 * @param body closed by whoever sends the answer
 */
public record HttpResponse(int status, Headers headers, BodyWriter body) {
  private static final String LENGTH = "Content-Length";

  public HttpResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status);
    }
  }

  /** An answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Headers.empty(), BytesBody.NONE);
  }

  /** An answer of bytes that exist already. */
  public static HttpResponse bytes(int status, String contentType, byte[] content) {
    return streamed(status, contentType, new BytesBody(content));
  }

  /** An answer whose body is made while it is sent. */
  public static HttpResponse streamed(int status, String contentType, BodyWriter body) {
    return new HttpResponse(status, Headers.empty().with("Content-Type", contentType), body);
  }

  /** 302 Found: the method is kept by GET and HEAD (RFC 9110, section 15.4.3). */
  public static HttpResponse found(URI location) {
    return empty(302).withHeader("Location", location.toString());
  }

  /** Replaces the header field. */
  public HttpResponse withHeader(String name, String value) {
    return new HttpResponse(status, headers.with(name, value), body);
  }

  /** Adds a value to the header field. */
  public HttpResponse plusHeader(String name, String value) {
    return new HttpResponse(status, headers.plus(name, value), body);
  }

  /** Has something closed together with the body. */
  public HttpResponse closing(Closeable source) {
    return new HttpResponse(status, headers, new ClosingBody(body, source));
  }

  /**
   * The same to {@code HEAD}: without its body, whose length is told where it is known (RFC 9110,
   * sections 8.6 and 9.3.2).
   */
  public HttpResponse toHead() {
    boolean untold = headers.first(LENGTH).isEmpty();
    Headers told =
        untold && body instanceof BytesBody(byte[] content) && content.length > 0
            ? headers.with(LENGTH, Integer.toString(content.length))
            : headers;
    return new HttpResponse(status, told, new UnsentBody(body));
  }
}
