package dev.vivace.lambda.http;

import java.net.URI;

/**
 * An answer, not yet in any wire form.
 *
 * @param status 200 to 599
 */
public record HttpResponse(int status, Headers headers, ResponseBody body) {
  public HttpResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status);
    }
  }

  /** An answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Headers.empty(), new ResponseBody.Empty());
  }

  /** An answer of bytes that exist already. */
  public static HttpResponse bytes(int status, String contentType, byte[] content) {
    return new HttpResponse(
        status, Headers.empty().with("Content-Type", contentType), new ResponseBody.Bytes(content));
  }

  /** An answer whose body is made while it is sent. */
  public static HttpResponse streamed(int status, String contentType, BodyWriter writer) {
    return new HttpResponse(
        status,
        Headers.empty().with("Content-Type", contentType),
        new ResponseBody.Streamed(writer));
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
}
