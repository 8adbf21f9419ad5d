package dev.vivace.lambda.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Map;

/** One HTTP/1.1 connection to the Runtime API. For one thread; {@link #close} from any. */
final class HttpConnection implements Closeable {
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final int CONNECT_TIMEOUT_MS = 5_000;

  private final String authority;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private HttpConnection(String authority, Socket socket) throws IOException {
    this.authority = authority;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
  }

  /** Connects; the caller closes. */
  static HttpConnection open(RuntimeEnvironment environment) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY); // else the system's proxies are looked for
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(environment.host(), environment.port()), CONNECT_TIMEOUT_MS);
      return new HttpConnection(environment.runtimeApi(), socket);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /** Sends a whole request. */
  void send(String method, String path, Map<String, String> fields, byte[] body)
      throws IOException {
    head(method, path, fields, "Content-Length: " + body.length + "\r\n");
    out.write(body);
    out.flush();
  }

  /** Begins a request whose body follows in chunks; buffered until the first {@link #chunk}. */
  void begin(String method, String path, Map<String, String> fields) throws IOException {
    head(method, path, fields, "Transfer-Encoding: chunked\r\n");
  }

  /** Sends one chunk (RFC 9112, section 7.1) at once; nothing where it is empty. */
  void chunk(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    out.write(HttpReply.latin1(Integer.toHexString(length) + "\r\n"));
    out.write(bytes, offset, length);
    out.write('\r');
    out.write('\n');
    out.flush();
  }

  /** Ends the chunks, with trailer fields where there are any (RFC 9112, section 7.1.2). */
  void end(Map<String, String> trailers) throws IOException {
    StringBuilder text = new StringBuilder("0\r\n");
    trailers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    out.write(HttpReply.latin1(text.append("\r\n").toString()));
    out.flush();
  }

  HttpReply reply() throws IOException {
    return HttpReply.read(in);
  }

  private void head(String method, String path, Map<String, String> fields, String framing)
      throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(authority).append("\r\n");
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(HttpReply.latin1(head.append(framing).append("\r\n").toString()));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
