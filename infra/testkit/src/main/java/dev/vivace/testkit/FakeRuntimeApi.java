package dev.vivace.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda Runtime API on a plain socket that keeps every byte a runtime sends. Events are offered
 * by the test and taken by any runtime that asks.
 */
public final class FakeRuntimeApi implements Closeable {
  private static final long TIMEOUT_S = 20;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /** Listens on a free loopback port. */
  public FakeRuntimeApi() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  /** A post of the runtime; its chunks can be taken while it still sends. */
  public static final class Post {
    private final String path;
    private final Map<String, String> headers;
    private final Socket socket;
    private final BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    private Post(String path, Map<String, String> headers, Socket socket) {
      this.path = path;
      this.headers = headers;
      this.socket = socket;
    }

    public String path() {
      return path;
    }

    /** Header fields; names without regard to case. */
    public Map<String, String> headers() {
      return Collections.unmodifiableMap(headers);
    }

    /** Ends the connection as a sandbox does on a time-out. */
    public void cut() throws IOException {
      socket.close();
    }

    /** The next chunk in ISO 8859-1, or the whole body where it is not chunked; waits for it. */
    public String nextChunk() throws InterruptedException {
      return taken(chunks);
    }

    /** The body as it was on the wire, framing and trailers included, once it has ended. */
    public String rawBody() throws InterruptedException {
      ended.add(taken(ended));
      return raw.toString(StandardCharsets.ISO_8859_1);
    }
  }

  /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
  public String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Gives an event, in ASCII, to the next runtime that asks. */
  public void offer(String event) {
    events.add(event);
  }

  /** Waits until a runtime asks for an event: the first, or the one after the last wait. */
  public void awaitNext() throws InterruptedException {
    taken(asked);
  }

  /** The next post of a runtime, from its header on; waits for it. */
  public Post nextPost() throws InterruptedException {
    return taken(posts);
  }

  private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
    T value = queue.poll(TIMEOUT_S, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("nothing came within " + TIMEOUT_S + " s");
    }
    return value;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        if (server.isClosed()) {
          socket.close(); // accepted while close() was going through the others
        }
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int number = 0;
      while (true) {
        String[] request = line(in, null).split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String field = line(in, null); !field.isEmpty(); field = line(in, null)) {
          headers.put(field.split(":")[0], field.split(":", 2)[1].strip());
        }
        if (request[1].endsWith("/invocation/next")) {
          asked.add(true);
          String event = events.take();
          reply(socket, event, "request-" + socket.getPort() + "-" + number++);
        } else {
          Post post = new Post(request[1], headers, socket);
          posts.add(post);
          readBody(in, headers, post);
          post.ended.add(true);
          write(socket, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        }
      }
    } catch (IOException | InterruptedException gone) {
      // the runtime has closed its connection, or the test cut it
    }
  }

  private static void readBody(InputStream in, Map<String, String> headers, Post post)
      throws IOException {
    if (headers.containsKey("Content-Length")) {
      byte[] body = in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
      post.raw.writeBytes(body);
      post.chunks.add(new String(body, StandardCharsets.ISO_8859_1));
      return;
    }
    for (int size = chunkSize(in, post); size > 0; size = chunkSize(in, post)) {
      byte[] chunk = in.readNBytes(size);
      post.raw.writeBytes(chunk);
      post.chunks.add(new String(chunk, StandardCharsets.ISO_8859_1));
      line(in, post);
    }
    while (!line(in, post).isEmpty()) {
      // a trailer, kept in the raw body
    }
  }

  private static int chunkSize(InputStream in, Post post) throws IOException {
    return Integer.parseInt(line(in, post), 16);
  }

  private static String line(InputStream in, @Nullable Post post) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    for (; b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    if (b < 0) {
      throw new EOFException();
    }
    if (post != null) {
      post.raw.writeBytes(line.toByteArray());
      post.raw.write('\n');
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static void reply(Socket socket, String event, String requestId) throws IOException {
    write(
        socket,
        "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: "
            + requestId
            + "\r\nLambda-Runtime-Deadline-Ms: "
            + (System.currentTimeMillis() + 60_000)
            + "\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:0:function:tester"
            + "\r\nLambda-Runtime-Trace-Id: Root=1-abc\r\nContent-Length: "
            + event.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + event);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
