package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.HttpResponse;
import java.io.IOException;

/** Puts a response into the form that an integration expects. One for each request. */
sealed interface ResponseWriter permits ProxyJsonWriter, PreludeWriter {
  /**
   * Writes the whole response, and closes its body. Whatever the body throws passes through; until
   * {@link #isCommitted} nothing was written then, and another response may be.
   *
   * @throws IOException if the sink is gone, or the body fails
   */
  void write(HttpResponse response) throws IOException;

  /** Whether a part of a response is on its way, so that there can be no other. */
  boolean isCommitted();
}
