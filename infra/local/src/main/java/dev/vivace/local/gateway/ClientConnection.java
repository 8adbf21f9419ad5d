package dev.vivace.local.gateway;

import dev.vivace.local.http.BodyWriter;
import dev.vivace.local.http.EarlyReply;
import dev.vivace.local.http.RequestContent;
import dev.vivace.local.template.GatewayResponses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The client's side of one request: answers, errors, and the cut connection. */
final class ClientConnection {
  private final Request request;
  private final RequestContent content;
  private final Response response;
  private final Callback callback;
  private final GatewayResponses errors;
  private final String requestId;

  ClientConnection(
      Request request,
      Response response,
      Callback callback,
      GatewayResponses errors,
      String requestId) {
    this.requestId = requestId;
    this.request = request;
    this.content = new RequestContent(request);
    this.response = response;
    this.callback = callback;
    this.errors = errors;
  }

  /** The request's body. */
  RequestContent content() {
    return content;
  }

  /** Sends one of the gateway's own errors as the template wants it. */
  void error(GatewayError error) throws InterruptedException {
    GatewayResponses.GatewayResponse described = errors.of(error.responseType(), error.status());
    if (error == GatewayError.THROTTLED) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    described.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, described.contentType());
    EarlyReply.send(
        content,
        response,
        callback,
        described.status().orElse(error.status()),
        described.body(error.message(), requestId));
  }

  /**
   * Sends a whole answer. A HEAD request may have an answer that says how long the body would be.
   *
   * @param idle the client takes some of it at least so often
   * @param taken told of what the client has taken
   */
  void send(ProxyResponse answer, Duration idle, IntConsumer taken) throws InterruptedException {
    putHead(answer.head());
    if (!answer.head().allowsBody()) {
      response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
      end();
    } else if (isHead()) {
      end();
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
      try {
        new BodyWriter(response, taken).write(answer.body(), idle);
        end();
      } catch (IOException | TimeoutException e) {
        cut("the client did not take its answer");
      }
    }
  }

  /** Sends status and headers of a streamed answer at once. */
  void begin(ResponseHead head) throws IOException {
    putHead(head);
    boolean http11 = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    if (head.allowsBody() && http11 && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
      // Else Jetty ends a body by closing where the client asked for that, and a cut would look
      // like an end.
      response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
    }
    if (!head.allowsBody()) {
      response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
    }
    Content.Sink.write(response, false, ByteBuffer.allocate(0));
  }

  /**
   * Sends and flushes bytes of a streamed answer.
   *
   * @throws TimeoutException the client did not take them in time
   */
  void write(byte[] bytes, Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    new BodyWriter(response).write(bytes, patience);
  }

  /** Ends an answer properly. */
  void end() {
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  /**
   * Ends the connection in the middle of an answer, so that the client cannot take it for a whole
   * one.
   */
  void cut(String why) {
    drop();
    callback.failed(new EofException(why));
  }

  /** Closes the connection, whatever is being written to it; for other threads, too. */
  void drop() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  boolean isHead() {
    return request.getMethod().equals("HEAD");
  }

  private void putHead(ResponseHead head) {
    response.setStatus(head.status());
    for (ResponseHead.Header header : head.headers()) {
      response.getHeaders().add(header.name(), header.value());
    }
  }
}
