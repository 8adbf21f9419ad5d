package dev.vivace.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.s3.error.ErrorDocument;
import dev.vivace.s3.error.S3Error;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.handler.ErrorHandler;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses before a servlet sees it, and what went wrong in one. */
final class ErrorPages extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    ErrorDocument document = ErrorDocument.of(error(status, message));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ErrorDocument.MEDIA_TYPE);
    response.getHeaders().put("x-amz-request-id", document.requestId());
    response.write(true, UTF_8.encode(document.content()), callback);
  }

  /** Makes an error of what broke inside; its message is for the log, not for whoever asked. */
  private static S3Error error(int status, @Nullable String message) {
    return status >= 500 || message == null
        ? new S3Error(status, "InternalError", "We encountered an internal error.")
        : new S3Error(status, "BadRequest", message);
  }
}
