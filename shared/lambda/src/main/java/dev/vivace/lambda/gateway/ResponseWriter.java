package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.ProblemException;
import java.io.IOException;

/** Puts a response into the form that an integration expects. One for each request. */
sealed interface ResponseWriter permits ProxyJsonWriter, PreludeWriter {
  /**
   * Writes the whole response.
   *
   * @throws ProblemException if the body's writer ends so before the first byte was sent; nothing
   *     was written then, and another response may be
   * @throws IOException if the sink is gone, or the body's writer fails
   */
  void write(HttpResponse response) throws IOException;

  /** Whether a part of a response is on its way, so that there can be no other. */
  boolean isCommitted();
}
