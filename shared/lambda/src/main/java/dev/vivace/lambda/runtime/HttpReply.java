package dev.vivace.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP/1.1 response as the Runtime API sends it: a body by Content-Length or in chunks (RFC
 * 9112, sections 4 to 7).
 *
 * @param status the status code
 * @param headers names in lower case; of a repeated field the last
 * @param body the whole body; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // up to 6 MB, read by one handler, never compared
record HttpReply(int status, Map<String, String> headers, byte[] body) {
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int MAX_FIELDS = 200;
  private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  boolean closesConnection() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  /**
   * Reads one response, and not a byte beyond it.
   *
   * @throws EOFException if the peer closed the connection
   * @throws IOException if what comes is not HTTP/1.1 or too large
   */
  static HttpReply read(InputStream in) throws IOException {
    String[] statusLine = line(in).split(" ", 3);
    if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.")) {
      throw new IOException("The Runtime API did not answer in HTTP/1.1");
    }
    int status = number(statusLine[1], 10);
    Map<String, String> headers = fields(in);
    byte[] body;
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      body = chunks(in);
    } else {
      body = exactly(in, number(headers.getOrDefault("content-length", "0"), 10));
    }
    return new HttpReply(status, headers, body);
  }

  private static Map<String, String> fields(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= MAX_FIELDS) {
        throw new IOException("The Runtime API sent a malformed header");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      if (body.size() + size > MAX_BODY_BYTES) {
        throw new IOException("The Runtime API sent more than " + MAX_BODY_BYTES + " bytes");
      }
      body.writeBytes(exactly(in, size));
      line(in);
    }
    fields(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return number(line(in).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("The Runtime API closed the connection within a body");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int value = Integer.parseInt(text, radix);
      if (value >= 0 && value <= MAX_BODY_BYTES) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, like a number out of bounds
    }
    throw new IOException("The Runtime API sent '" + text + "' where a length belongs");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The Runtime API closed the connection");
      }
      if (line.length() >= MAX_LINE_BYTES) {
        throw new IOException("The Runtime API sent a line that is too long");
      }
      line.append((char) b);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
