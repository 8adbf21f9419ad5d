package dev.vivace.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response of one invocation. It is held back until the handler flushes, names a media type or
 * exceeds what a buffered response may be; from then on it is streamed. One that ends before is
 * sent whole, with its length. For one thread.
 */
final class InvocationResponse extends ResponseStream implements Closeable {
  static final int MAX_BUFFERED_BYTES = 6 * 1024 * 1024;
  private static final int CHUNK_BYTES = 16 * 1024;
  private static final System.Logger LOG = System.getLogger(InvocationResponse.class.getName());

  private final RuntimeApiClient client;
  private final String requestId;
  private final Pending pending = new Pending();
  private @Nullable String mediaType;
  private @Nullable HttpConnection stream;
  private boolean ended;

  InvocationResponse(RuntimeApiClient client, String requestId) {
    this.client = client;
    this.requestId = requestId;
  }

  @Override
  public void contentType(String newMediaType) {
    if (stream != null) {
      throw new IllegalStateException("The response has begun");
    }
    mediaType = newMediaType;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      throw new IOException("The invocation has ended");
    }
    pending.write(bytes, offset, length);
    if (pending.size() > (stream == null ? MAX_BUFFERED_BYTES : CHUNK_BYTES)) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (!ended && pending.size() > 0) {
      pending.sendTo(begunStream());
    }
  }

  /** Whether bytes are on their way, so that a failure is one midstream. */
  boolean hasBegun() {
    return stream != null;
  }

  /** Sends what is left and ends the response. */
  void finish() throws IOException {
    if (stream == null && mediaType == null) {
      ended = true;
      logRefusal(client.respond(requestId, pending.toByteArray()));
      return;
    }
    end(Map.of());
  }

  /** Ends a response that has begun with trailers that say why it is not whole. */
  void failMidstream(LambdaError error) throws IOException {
    end(error.trailers());
  }

  private void end(Map<String, String> trailers) throws IOException {
    HttpConnection connection = begunStream();
    pending.sendTo(connection);
    ended = true;
    connection.end(trailers);
    logRefusal(connection.reply());
  }

  private HttpConnection begunStream() throws IOException {
    HttpConnection connection = stream;
    if (connection == null) {
      String type = mediaType == null ? "application/octet-stream" : mediaType;
      connection = client.beginStream(requestId, type);
      stream = connection;
    }
    return connection;
  }

  private static void logRefusal(HttpReply reply) {
    if (reply.status() != 202) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The Runtime API refused the response with {0,number,#}: {1}",
          reply.status(),
          new String(reply.body(), StandardCharsets.UTF_8));
    }
  }

  /** Ends the connection of a streamed response; cuts it where the response has not ended. */
  @Override
  public void close() throws IOException {
    ended = true;
    HttpConnection connection = stream;
    if (connection != null) {
      connection.close();
    }
  }

  /** A growing buffer that gives its bytes away without a copy. */
  private static final class Pending extends ByteArrayOutputStream {
    void sendTo(HttpConnection connection) throws IOException {
      connection.chunk(buf, 0, count);
      reset();
    }
  }
}
