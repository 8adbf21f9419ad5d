package dev.vivace.lambda.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body of which only the header fields are asked for. */
record UnsentBody(BodyWriter body) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) {}

  @Override
  public void close() throws IOException {
    body.close();
  }
}
