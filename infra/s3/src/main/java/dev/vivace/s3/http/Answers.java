package dev.vivace.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.s3.error.ErrorDocument;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Sends errors, also to a client that is still sending. */
final class Answers {
  private static final Duration MAX_LISTENING = Duration.ofSeconds(10);
  private static final int SHORT_BODY_BYTES = 64 * 1024;
  private static final int BUFFER_BYTES = 16 * 1024;

  private Answers() {}

  /** Sends an error unless an answer has begun. */
  static void send(S3Error error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("an answer had begun: " + error.message());
    }
    if (hasShortBody(request)) {
      discardBody(request);
    }
    ErrorDocument document = ErrorDocument.of(error);
    response.setStatus(error.status());
    response.setHeader("x-amz-request-id", document.requestId());
    if (!request.getMethod().equals("HEAD")) {
      response.setContentType(ErrorDocument.MEDIA_TYPE);
      byte[] content = document.content().getBytes(UTF_8);
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
    response.flushBuffer();
    discardBody(request);
  }

  /** A connection goes on if the answer comes behind the body; a proxy may end it otherwise. */
  private static boolean hasShortBody(HttpServletRequest request) {
    return request.getContentLengthLong() <= SHORT_BODY_BYTES
        && request.getHeader("Transfer-Encoding") == null;
  }

  /**
   * A client that sends first and reads then would be cut before it has the answer. Who waits for a
   * word before it sends gets none.
   */
  private static void discardBody(HttpServletRequest request) {
    if (request.getHeader("Expect") != null) {
      return;
    }
    long end = System.nanoTime() + MAX_LISTENING.toNanos();
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream body = request.getInputStream();
      int n = body.read(buffer);
      while (n >= 0 && System.nanoTime() < end) {
        n = body.read(buffer);
      }
    } catch (IOException e) {
      // A body that breaks off ends here, and the answer is the same.
    }
  }
}
