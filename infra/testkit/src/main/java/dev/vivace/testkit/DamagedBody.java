package dev.vivace.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Adds a field to the header of an HTTP answer, and turns one bit of its body's first byte over.
 */
final class DamagedBody extends FilterOutputStream {
  private static final String HEAD_END = "\r\n\r\n";

  private final String field;
  private boolean extended;
  private int matched;
  private boolean damaged;

  DamagedBody(OutputStream out, String field) {
    super(out);
    this.field = field;
  }

  @Override
  public void write(int b) throws IOException {
    if (matched == HEAD_END.length()) {
      out.write(damaged ? b : b ^ 1);
      damaged = true;
      return;
    }
    matched = b == HEAD_END.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    out.write(b);
    if (b == '\n' && !extended) {
      out.write((field + "\r\n").getBytes(StandardCharsets.US_ASCII));
      extended = true;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int i = 0;
    while (i < length && !damaged) {
      write(bytes[offset + i]);
      i++;
    }
    out.write(bytes, offset + i, length - i);
  }
}
