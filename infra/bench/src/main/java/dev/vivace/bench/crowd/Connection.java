package dev.vivace.bench.crowd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that carries one request after the other, and costs the client little. */
final class Connection implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
  }

  /**
   * The body of a successful answer.
   *
   * @throws IOException if the answer is no 200 with a length, or its body is empty or cut
   */
  byte[] get(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int lengthBytes = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        lengthBytes = Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
      }
    }
    if (!status.contains(" 200 ") || lengthBytes < 0) {
      throw new IOException(path + ": " + status);
    }
    byte[] body = in.readNBytes(lengthBytes);
    if (body.length == 0 || body.length < lengthBytes) {
      throw new IOException(path + ": " + body.length + " bytes of " + lengthBytes);
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection has ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
