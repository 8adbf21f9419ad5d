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
}
