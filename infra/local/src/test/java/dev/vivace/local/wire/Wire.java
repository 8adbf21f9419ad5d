package dev.vivace.local.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One HTTP/1.1 connection on a plain socket. */
public final class Wire implements AutoCloseable {
  private static final int READ_TIMEOUT_MS = 10_000;
  private static final int TRICKLE_MS = 20;
  private static final int SMALL_BUFFER_BYTES = 4096;

  private final Socket socket = new Socket();
  private final InputStream in;
  private boolean chunkOpen;

  /** Connects to 127.0.0.1. */
  public Wire(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MS);
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Status line and header lines. */
  public record Head(String statusLine, List<String> headers) {

    /** The status code. */
    public int status() {
      return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    /** Every value of a header, in order; the name in any case. */
    public List<String> values(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }

    /** The one value of a header. */
    public String value(String name) {
      List<String> values = values(name);
      if (values.size() != 1) {
        throw new AssertionError(name + " is there " + values.size() + " times in " + headers);
      }
      return values.getFirst();
    }
  }

  /** Sends text; {@code \n} stays as it is. */
  public void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  /** Sends bytes. */
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends a request without a body. */
  public void request(String method, String target, String... headers) throws IOException {
    StringBuilder text =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    send(text.append("\r\n").toString());
  }

  /** Sends a request with a body. */
  public void post(String target, byte[] body, String... headers) throws IOException {
    ArrayList<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length);
    request("POST", target, all.toArray(String[]::new));
    send(body);
  }

  /** Sends one chunk. */
  public void chunk(byte[] bytes) throws IOException {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
    framed.writeBytes(bytes);
    framed.writeBytes("\r\n".getBytes(ISO_8859_1));
    send(framed.toByteArray());
  }

  /** Reads a line without its line end. */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("connection closed after: " + line.toString(ISO_8859_1));
      }
      if (octet == '\n') {
        return line.toString(ISO_8859_1).stripTrailing();
      }
      line.write(octet);
    }
  }

  /** Reads a line without its line end; an error if it takes longer. */
  public String line(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    try {
      return line();
    } finally {
      socket.setSoTimeout(READ_TIMEOUT_MS);
    }
  }

  /** Takes no more from the other side than it has to until something is read. */
  public void receiveLittle() throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
  }

  /** Sends a byte again and again until there is a response, and reads its head. */
  public Head trickleUntilAnswered(byte octet) throws IOException {
    while (true) {
      send(new byte[] {octet});
      if (hasInput()) {
        return head();
      }
    }
  }

  private boolean hasInput() throws IOException {
    socket.setSoTimeout(TRICKLE_MS);
    in.mark(1);
    try {
      int octet = in.read();
      in.reset();
      if (octet < 0) {
        throw new EOFException("connection closed");
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(READ_TIMEOUT_MS);
    }
  }

  /** Sends a byte again and again until the other side has closed; nothing is read. */
  public void trickleUntilCut() {
    try {
      for (int i = 0; i < READ_TIMEOUT_MS / TRICKLE_MS; i++) {
        send(new byte[] {' '});
        LockSupport.parkNanos(Duration.ofMillis(TRICKLE_MS).toNanos());
      }
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("the connection is still open");
  }

  /** Reads a response's head. */
  public Head head() throws IOException {
    String status = line();
    ArrayList<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    return new Head(status, headers);
  }

  /** Reads exactly so many bytes. */
  public byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("connection closed after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  /** Reads the body that a head announces by its Content-Length. */
  public String body(Head head) throws IOException {
    return new String(bytes(Integer.parseInt(head.value("Content-Length"))), UTF_8);
  }

  /**
   * Reads one chunk; the last one is empty. The line end behind a chunk is read with the next one,
   * since a server may send it then.
   */
  public String chunk() throws IOException {
    if (chunkOpen) {
      line();
    }
    int length = Integer.parseInt(line(), 16);
    chunkOpen = length > 0;
    String text = new String(bytes(length), UTF_8);
    if (length == 0) {
      line();
    }
    return text;
  }

  /** Reads until the other side closes; a reset is an error. */
  public byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  /** Closes without a word, as a killed process does. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
