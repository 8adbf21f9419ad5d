package dev.vivace.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;

/** Speaks the Runtime API as a test tells it to, including what no runtime should do. */
public final class FakeRuntime implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";

  private final int port;
  private final Wire polling;

  /** A runtime for an address such as {@code 127.0.0.1:1234}. */
  public FakeRuntime(String address) throws IOException {
    port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    polling = new Wire(port);
  }

  /** An event as it was handed out. */
  public record Event(Wire.Head head, String body) {

    /** The request id. */
    public String id() {
      return head.value("Lambda-Runtime-Aws-Request-Id");
    }
  }

  /** A reply to a post. */
  public record Reply(int status, String body) {}

  /** Asks for an event and does not wait for it. */
  public void poll() throws IOException {
    polling.request("GET", PREFIX + "invocation/next");
  }

  /** Waits for the event that was asked for. */
  public Event event() throws IOException {
    Wire.Head head = polling.head();
    return new Event(head, polling.body(head));
  }

  /** The answer to a poll that gets no event. */
  public Reply pollReply() throws IOException {
    Wire.Head head = polling.head();
    return new Reply(head.status(), polling.body(head));
  }

  /** Posts a whole response. */
  public Reply respond(String id, String payload) throws IOException {
    return post("invocation/" + id + "/response", payload.getBytes(UTF_8));
  }

  /** Posts to a path below {@code runtime/}. */
  public Reply post(String path, byte[] body, String... headers) throws IOException {
    try (Wire wire = new Wire(port)) {
      wire.post(PREFIX + path, body, headers);
      Wire.Head head = wire.head();
      return new Reply(head.status(), wire.body(head));
    }
  }

  /** Begins a streamed response. */
  public Stream stream(String id) throws IOException {
    return new Stream(new Wire(port), id);
  }

  @Override
  public void close() throws IOException {
    polling.close();
  }

  /** A streamed response on its way. */
  public static final class Stream implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Wire wire;

    private Stream(Wire wire, String id) throws IOException {
      this.wire = wire;
      wire.request(
          "POST",
          PREFIX + "invocation/" + id + "/response",
          "Lambda-Runtime-Function-Response-Mode: streaming",
          "Transfer-Encoding: chunked",
          "Content-Type: application/vnd.awslambda.http-integration-response",
          "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
    }

    /** Sends a prelude and its eight NULs. */
    public Stream prelude(String json) throws IOException {
      return chunk(json + "\0\0\0\0\0\0\0\0");
    }

    /** Sends a chunk. */
    public Stream chunk(String text) throws IOException {
      return chunk(text.getBytes(UTF_8));
    }

    /** Sends a chunk. */
    public Stream chunk(byte[] bytes) throws IOException {
      wire.chunk(bytes);
      return this;
    }

    /** Ends the response properly and reads the reply. */
    public Reply end() throws IOException {
      wire.send("0\r\n\r\n");
      return reply();
    }

    /** Ends the response with the trailers of a failure and reads the reply. */
    public Reply fail(String errorType, String errorJson) throws IOException {
      String body = Base64.getEncoder().encodeToString(errorJson.getBytes(UTF_8));
      wire.send(
          "0\r\nLambda-Runtime-Function-Error-Type: "
              + errorType
              + "\r\nLambda-Runtime-Function-Error-Body: "
              + body
              + "\r\n\r\n");
      return reply();
    }

    /** Reads the reply. */
    public Reply reply() throws IOException {
      Wire.Head head = wire.head();
      return new Reply(head.status(), wire.body(head));
    }

    /** True if the connection ends behind the reply, false if it stays open. */
    public boolean isClosedByTheOtherSide() throws IOException {
      try {
        wire.line(QUIET);
        throw new AssertionError("there is more than a reply");
      } catch (EOFException e) {
        return true;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    /** Drops the connection in the middle. */
    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
