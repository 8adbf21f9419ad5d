package dev.vivace.local.gateway;

import dev.vivace.local.http.JsonReply;
import dev.vivace.local.template.RestApi;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The client's side of one request: answers, errors, and the cut connection. */
final class ClientConnection {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final RestApi api;

  ClientConnection(Request request, Response response, Callback callback, RestApi api) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.api = api;
  }

  /**
   * Sends one of the gateway's own errors, with the headers that the template gives such answers.
   */
  void error(GatewayError error) {
    var headers = error.status() < 500 ? api.clientErrorHeaders() : api.serverErrorHeaders();
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    JsonReply.send(response, callback, error.status(), error.json());
  }

  /**
   * Sends a whole answer. A HEAD request may have an answer that says how long the body would be.
   */
  void send(ResponseHead head, byte[] body) {
    putHead(head);
    if (!head.allowsBody()) {
      response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
      response.write(true, ByteBuffer.allocate(0), callback);
    } else if (isHead()) {
      response.write(true, ByteBuffer.allocate(0), callback);
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      response.write(true, ByteBuffer.wrap(body), callback);
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

  /** Sends and flushes bytes of a streamed answer. */
  void write(byte[] bytes) throws IOException {
    Content.Sink.write(response, false, ByteBuffer.wrap(bytes));
  }

  /** Ends a streamed answer properly. */
  void end() {
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  /**
   * Ends the connection in the middle of an answer, so that the client cannot take it for a whole
   * one.
   */
  void cut(String why) {
    callback.failed(new IOException(why));
  }

  boolean isHead() {
    return request.getMethod().equals("HEAD");
  }

  private void putHead(ResponseHead head) {
    response.setStatus(head.status());
    for (var header : head.headers()) {
      response.getHeaders().add(header.name(), header.value());
    }
  }
}
