package dev.vivace.lambda.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes that exist already.
 *
 * @param content not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record BytesBody(byte[] content) implements BodyWriter {
  static final BytesBody NONE = new BytesBody(new byte[0]);

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(content);
  }
}
