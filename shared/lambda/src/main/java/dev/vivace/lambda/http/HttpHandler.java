package dev.vivace.lambda.http;

import java.io.IOException;

/** An application: answers a request. Called by several threads at once. */
@FunctionalInterface
public interface HttpHandler {
  /**
   * Answers one request.
   *
   * @throws ProblemException for every answer that is a client's error
   * @throws IOException if what is behind the handler fails; {@link Failures} tell what is answered
   */
  HttpResponse handle(HttpRequest request) throws IOException;

  /**
   * Adds to the answer to {@code OPTIONS} what a client may learn about a resource.
   *
   * @param preflight the answer as it is
   */
  default HttpResponse options(HttpRequest request, HttpResponse preflight) {
    return preflight;
  }
}
