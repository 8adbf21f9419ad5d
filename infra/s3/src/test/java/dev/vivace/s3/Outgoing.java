package dev.vivace.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it goes over the wire, on a connection of its own. Nothing is added to it.
 *
 * @param target path and query
 */
record Outgoing(
    URI endpoint, String method, String target, Map<String, String> headers, String body) {
  private static final int TIMEOUT_MS = 20_000;

  /** An answer; {@code body} is text. */
  record Answer(int status, Map<String, String> headers, String body) {
    /** The code in S3's XML, or nothing. */
    String code() {
      return element("Code");
    }

    String element(String name) {
      int from = body.indexOf("<" + name + ">");
      return from < 0
          ? ""
          : body.substring(from + name.length() + 2, body.indexOf("</" + name + ">"));
    }
  }

  Outgoing with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Outgoing(endpoint, method, target, more, body);
  }

  Outgoing without(String name) {
    Map<String, String> fewer = new TreeMap<>(headers);
    fewer.remove(name);
    return new Outgoing(endpoint, method, target, fewer, body);
  }

  Outgoing by(String otherMethod) {
    return new Outgoing(endpoint, otherMethod, target, headers, body);
  }

  Outgoing body(String text) {
    return new Outgoing(endpoint, method, target, headers, text);
  }

  Outgoing to(String otherTarget) {
    return new Outgoing(endpoint, method, otherTarget, headers, body);
  }

  Answer send() throws IOException {
    try (Socket socket = open()) {
      return answer(socket);
    }
  }

  /** The URL, for clients of another kind. */
  URI uri() {
    return endpoint.resolve(target);
  }

  /** A connection on which the request was sent; whoever opened it closes it. */
  Socket open() throws IOException {
    Socket socket = new Socket("127.0.0.1", endpoint.getPort());
    socket.setSoTimeout(TIMEOUT_MS);
    OutputStream out = socket.getOutputStream();
    out.write(head().getBytes(ISO_8859_1));
    out.write(body.getBytes(UTF_8));
    out.flush();
    return socket;
  }

  static Answer answer(Socket socket) throws IOException {
    String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no answer, but: " + all);
    }
    String[] lines = all.substring(0, end).split("\r\n", -1);
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      fields.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
    }
    String body = new String(all.substring(end + 4).getBytes(ISO_8859_1), UTF_8);
    return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), fields, body);
  }

  private String head() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head + "Connection: close\r\n\r\n";
  }
}
