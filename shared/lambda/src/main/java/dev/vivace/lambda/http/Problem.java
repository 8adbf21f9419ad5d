package dev.vivace.lambda.http;

import dev.vivace.lambda.text.VisibleText;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An error for people and programs, as RFC 9457 {@code application/problem+json}.
 *
 * @param slug names the kind of problem for ever; the {@code type} member is {@value #TYPE_PREFIX}
 *     with the slug behind it
 * @param status the HTTP status, 400 to 599
 * @param title the kind of problem in a few words, the same for each occurrence
 * @param detail what is wrong this time and what to do about it; made {@link VisibleText visible}
 */
public record Problem(String slug, int status, String title, String detail) {
  public static final String TYPE_PREFIX = "urn:problem-type:vivace:";
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER_SECONDS = "2";
  private static final JsonFactory JSON = new JsonFactory();

  /** Cleans what is shown: a detail may repeat what a client has sent. */
  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status " + status);
    }
    detail = VisibleText.of(detail);
  }

  /** 400: a query or path parameter, or a member of the JSON body, is out of its bounds. */
  public static Problem invalidParameter(String name, String complaint) {
    return new Problem("invalid-parameter", 400, "Invalid parameter", name + " " + complaint);
  }

  /** 400: the request as such can't be read. */
  public static Problem invalidRequest(String detail) {
    return new Problem("invalid-request", 400, "Invalid request", detail);
  }

  /** 404: nothing is routed here. */
  public static Problem unknownRoute(String route) {
    return new Problem("unknown-route", 404, "Unknown route", "There is nothing at " + route + ".");
  }

  /** 500: not the client's fault; the log has the cause under the request's id. */
  public static Problem internalError() {
    return new Problem(
        "internal-error",
        500,
        "Internal error",
        "Something failed on our side. Try again; the log has the cause under this request id.");
  }

  public ProblemException asException() {
    return new ProblemException(this, null);
  }

  /**
   * As {@link #asException()}.
   *
   * @param cause for the log
   */
  public ProblemException asException(Throwable cause) {
    return new ProblemException(this, cause);
  }

  /**
   * The answer as {@code application/problem+json}, never stored by a cache. One of 503 says when
   * to try again.
   */
  public HttpResponse toResponse(String requestId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", TYPE_PREFIX + slug);
      json.writeStringProperty("title", title);
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", detail);
      json.writeStringProperty("requestId", requestId);
      json.writeEndObject();
    }
    HttpResponse answer =
        HttpResponse.bytes(status, CONTENT_TYPE, bytes.toByteArray())
            .withHeader("Cache-Control", "no-store");
    return status == UNAVAILABLE ? answer.withHeader("Retry-After", RETRY_AFTER_SECONDS) : answer;
  }
}
