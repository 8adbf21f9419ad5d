package dev.vivace.lambda.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API, version 2018-06-01, as one loop sees it. Not for several threads, but {@link
 * #close} is: it ends a {@link #next} that waits.
 */
final class RuntimeApiClient implements Closeable {
  private static final String ROOT = "/2018-06-01/runtime";
  private static final byte[] NO_BODY = new byte[0];

  private final RuntimeEnvironment environment;
  private volatile @Nullable HttpConnection kept;
  private volatile boolean closed;

  RuntimeApiClient(RuntimeEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Blocks until there is an event.
   *
   * @throws IOException if the Runtime API is gone, or {@link #close} was called
   */
  Invocation next() throws IOException {
    HttpReply reply = exchange("GET", ROOT + "/invocation/next", Map.of(), NO_BODY);
    if (reply.status() != 200) {
      throw new IOException("The Runtime API answered /next with " + reply.status());
    }
    return Invocation.from(reply);
  }

  /** Sends a response whole, with its length. */
  HttpReply respond(String requestId, byte[] body) throws IOException {
    return exchange(
        "POST", responsePath(requestId), Map.of("Content-Type", "application/octet-stream"), body);
  }

  /** Reports an invocation that failed before its response began. */
  HttpReply fail(String requestId, LambdaError error) throws IOException {
    return exchange(
        "POST", ROOT + "/invocation/" + requestId + "/error", error.headers(), error.json());
  }

  /** Reports that the function can't start. */
  HttpReply failInit(LambdaError error) throws IOException {
    return exchange("POST", ROOT + "/init/error", error.headers(), error.json());
  }

  /** Begins a streamed response on a connection of its own, which the caller closes. */
  HttpConnection beginStream(String requestId, String contentType) throws IOException {
    HttpConnection connection = HttpConnection.open(environment);
    connection.begin(
        "POST",
        responsePath(requestId),
        Map.of(
            "Content-Type", contentType,
            "Lambda-Runtime-Function-Response-Mode", "streaming",
            "Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body",
            "Connection", "close"));
    return connection;
  }

  private static String responsePath(String requestId) {
    return ROOT + "/invocation/" + requestId + "/response";
  }

  private HttpReply exchange(String method, String path, Map<String, String> fields, byte[] body)
      throws IOException {
    HttpConnection connection = connection();
    try {
      connection.send(method, path, fields, body);
      HttpReply reply = connection.reply();
      if (reply.closesConnection()) {
        forget(connection);
      }
      return reply;
    } catch (IOException failure) {
      forget(connection);
      throw failure;
    }
  }

  private HttpConnection connection() throws IOException {
    HttpConnection connection = kept;
    if (connection == null) {
      connection = HttpConnection.open(environment);
      kept = connection;
    }
    if (closed) {
      forget(connection);
      throw new IOException("closed");
    }
    return connection;
  }

  private void forget(HttpConnection connection) throws IOException {
    kept = null;
    connection.close();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    HttpConnection connection = kept;
    if (connection != null) {
      connection.close();
    }
  }
}
