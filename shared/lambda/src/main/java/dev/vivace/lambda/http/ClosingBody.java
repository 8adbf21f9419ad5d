package dev.vivace.lambda.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A body, and what is open for its sake. */
record ClosingBody(BodyWriter body, Closeable source) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    try (source) {
      body.close();
    }
  }
}
