package dev.vivace.lambda.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a response: bytes that exist, or a writer that makes them. */
public sealed interface ResponseBody {
  /**
   * Writes the whole body; called once.
   *
   * @param out neither flushed at the end nor closed
   */
  void writeTo(OutputStream out) throws IOException;

  /** No bytes. */
  record Empty() implements ResponseBody {
    @Override
    public void writeTo(OutputStream out) {}
  }

  /**
   * Bytes that exist already.
   *
   * @param content not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Bytes(byte[] content) implements ResponseBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(content);
    }
  }

  /**
   * Bytes that are made while they are sent.
   *
   * @param writer called once, after the status and headers are settled
   */
  record Streamed(BodyWriter writer) implements ResponseBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      writer.writeTo(out);
    }
  }
}
