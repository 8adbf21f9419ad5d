package dev.vivace.lambda.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a streamed response. */
@FunctionalInterface
public interface BodyWriter {
  /**
   * Writes the whole body. What is flushed is sent at once; the status line goes with the first
   * byte, so a {@link ProblemException} before it still becomes a proper error answer.
   *
   * @param out blocks while the reader is slower than the writer; not closed by this method
   * @throws IOException if a source fails or the sink is gone: the client's connection is cut
   */
  void writeTo(OutputStream out) throws IOException;
}
