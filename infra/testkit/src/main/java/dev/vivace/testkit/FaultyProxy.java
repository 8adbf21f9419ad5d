package dev.vivace.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before an HTTP server on 127.0.0.1 and fails on command. A client signs for the proxy's
 * address, and the server sees that address: signatures hold. Each connection carries one request.
 */
public final class FaultyProxy implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 64 * 1024;
  private static final int PIECE_BYTES = 16 * 1024;
  private static final String HEAD_END = "\r\n\r\n";

  /** An answer that says where it ends, or has no body. */
  private static final Pattern FRAMED =
      Pattern.compile("(?i)^HTTP/1.1 (204|304) |\r\n(Content-Length|Transfer-Encoding):");

  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?i)\r\nContent-Length: *([0-9]{1,18})");

  private final URI server;
  private final ServerSocket listener;
  private final List<Order> orders = new ArrayList<>();
  private final List<String> requestLines = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final AtomicLong bodyBytes = new AtomicLong();

  private FaultyProxy(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Starts a proxy on a free port. The caller closes it. */
  public static FaultyProxy before(URI server) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("faulty-proxy").start(proxy::accept);
    return proxy;
  }

  /** {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /**
   * Orders a fault for coming requests.
   *
   * @param count how many of them
   * @param requests which, by their request line, such as {@code PUT /media/key HTTP/1.1}
   */
  public void fail(int count, Predicate<String> requests, Fault fault) {
    synchronized (orders) {
      for (int i = 0; i < count; i++) {
        orders.add(new Order(requests, fault));
      }
    }
  }

  /** Begins anew: without faults that are still to come, and without a memory of requests. */
  public void forget() {
    synchronized (orders) {
      orders.clear();
    }
    synchronized (requestLines) {
      requestLines.clear();
    }
    synchronized (exchanges) {
      exchanges.clear();
    }
  }

  /** The request lines so far, failed ones included. */
  public List<String> requestLines() {
    synchronized (requestLines) {
      return List.copyOf(requestLines);
    }
  }

  /** The answers of the server so far, in their order. */
  public List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  /**
   * The number of bytes of bodies that clients have taken so far, or may have in their sockets'
   * buffers.
   */
  public long bodyBytes() {
    return bodyBytes.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private record Order(Predicate<String> requests, Fault fault) {}

  private Optional<Fault> take(String requestLine) {
    synchronized (orders) {
      for (Iterator<Order> all = orders.iterator(); all.hasNext(); ) {
        Order order = all.next();
        if (order.requests().test(requestLine)) {
          all.remove();
          return Optional.of(order.fault());
        }
      }
      return Optional.empty();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("faulty-proxy-request").start(() -> serve(client));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = readHead(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      String requestLine = head.substring(0, head.indexOf("\r\n"));
      synchronized (requestLines) {
        requestLines.add(requestLine);
      }
      Optional<Fault> fault = take(requestLine);
      if (fault.isEmpty()) {
        forward(head, client, client.getOutputStream());
        return;
      }
      switch (fault.get()) {
        case Fault.Unavailable() -> client.getOutputStream().write(unavailable());
        case Fault.Busy busy -> {
          client.getInputStream().skipNBytes(contentLength(head));
          client.getOutputStream().write(answer(busy));
        }
        case Fault.Cut() -> {}
        case Fault.RequestCut(int bytes) -> passOnBeginning(head, client, bytes);
        case Fault.AnswerLost() -> forward(head, client, OutputStream.nullOutputStream());
        case Fault.AnswerCut(int bytes) ->
            forward(head, client, new FirstBytes(client.getOutputStream(), bytes));
        case Fault.AnswerDamaged(String field) ->
            forward(head, client, new DamagedBody(client.getOutputStream(), field));
        case Fault.Held(CountDownLatch release) -> {
          release.await();
          forward(head, client, client.getOutputStream());
        }
      }
    } catch (IOException e) {
      return; // One of the two hung up; the other sees it by the closed socket.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(String head, Socket client, OutputStream answer) throws IOException {
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.getOutputStream().write(closing(head).getBytes(StandardCharsets.ISO_8859_1));
      Thread.ofVirtual().name("faulty-proxy-body").start(() -> copyBody(client, upstream));
      passOn(head, upstream.getInputStream(), answer);
    }
  }

  private void passOnBeginning(String head, Socket client, int bytes) throws IOException {
    if (contentLength(head) <= bytes) {
      forward(head, client, client.getOutputStream());
      return;
    }
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.getOutputStream().write(closing(head).getBytes(StandardCharsets.ISO_8859_1));
      upstream.getOutputStream().write(client.getInputStream().readNBytes(bytes));
    }
  }

  private void passOn(String request, InputStream server, OutputStream client) throws IOException {
    String head = readHead(server);
    while (head.startsWith("HTTP/1.1 100")) {
      client.write(head.getBytes(StandardCharsets.ISO_8859_1));
      head = readHead(server);
    }
    if (head.isEmpty()) {
      return;
    }
    synchronized (exchanges) {
      exchanges.add(new Exchange(request, Integer.parseInt(head.split(" ", 3)[1])));
    }
    if (!FRAMED.matcher(head).find()) {
      passOnWithLength(head, server, client);
      return;
    }
    client.write(closing(head).getBytes(StandardCharsets.ISO_8859_1));
    byte[] piece = new byte[PIECE_BYTES];
    for (int count = server.read(piece); count >= 0; count = server.read(piece)) {
      client.write(piece, 0, count);
      bodyBytes.addAndGet(count);
    }
  }

  /** Of a body that ends with its connection, the CRT client reads nothing. */
  private static void passOnWithLength(String head, InputStream server, OutputStream client)
      throws IOException {
    byte[] body = server.readAllBytes();
    String start = closing(head);
    String fields = start.substring(0, start.length() - 2);
    String framed = fields + "Content-Length: " + body.length + HEAD_END;
    client.write(framed.getBytes(StandardCharsets.ISO_8859_1));
    client.write(body);
  }

  private static void copyBody(Socket client, Socket upstream) {
    try {
      client.getInputStream().transferTo(upstream.getOutputStream());
    } catch (IOException e) {
      return; // The answer has arrived, and both are closed.
    }
  }

  /**
   * Both sides are told that the connection carries one request. The upgrade to HTTP/2 that the
   * JDK's client offers goes with it: some servers refuse half an offer.
   */
  private static String closing(String head) {
    String others = head.replaceAll("(?i)\r\n(Connection|Upgrade|HTTP2-Settings):[^\r]*", "");
    return others.substring(0, others.length() - 2) + "Connection: close" + HEAD_END;
  }

  /** A body that nobody has read resets the connection, and the answer may be lost. */
  private static long contentLength(String head) {
    Matcher length = CONTENT_LENGTH.matcher(head);
    return length.find() ? Long.parseLong(length.group(1)) : 0;
  }

  private static byte[] answer(Fault.Busy busy) {
    return """
    HTTP/1.1 %d Busy
    Retry-After: %s
    Access-Control-Allow-Origin: *
    Access-Control-Expose-Headers: Retry-After
    Content-Type: application/json
    Content-Length: 2
    Connection: close

    {}\
    """
        .formatted(busy.status(), busy.retryAfter())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] unavailable() {
    return "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < HEAD_END.length() && head.size() < MAX_HEAD_BYTES) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      matched = next == HEAD_END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
