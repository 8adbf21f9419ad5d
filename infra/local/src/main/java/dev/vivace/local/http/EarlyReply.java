package dev.vivace.local.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a request whose body nobody has read, or not to its end. A connection that was closed
 * with unread bytes would be reset, and the answer lost.
 */
public final class EarlyReply {
  private static final long SEND_SECONDS = 5;

  private EarlyReply() {}

  /** Sends status and document, reads on for a moment if need be, then completes the callback. */
  public static void send(
      RequestContent content, Response response, Callback callback, int status, String json)
      throws InterruptedException {
    if (content.isAtEnd()) {
      JsonReply.send(response, callback, status, json);
      return;
    }
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    CompletableFuture<Void> sent = new CompletableFuture<>();
    JsonReply.send(
        response,
        Callback.from(() -> sent.complete(null), sent::completeExceptionally),
        status,
        json);
    try {
      sent.get(SEND_SECONDS, TimeUnit.SECONDS);
      content.drain();
      callback.succeeded();
    } catch (ExecutionException | TimeoutException e) {
      callback.failed(e);
    }
  }
}
