package dev.vivace.lambda.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a response. It is written once or not at all, as after a {@code HEAD}, and closed in
 * the end in both cases.
 */
@FunctionalInterface
public interface BodyWriter extends Closeable {
  /**
   * Writes the whole body. What is flushed is sent at once; the status line goes with the first
   * byte, so whatever is thrown before it still becomes a proper error answer.
   *
   * @param out blocks while the reader is slower than the writer; neither flushed at the end nor
   *     closed by this method
   * @throws IOException if a source fails or the sink is gone: the client's connection is cut
   */
  void writeTo(OutputStream out) throws IOException;

  /** Lets go of what was opened for the body; more than once does no harm. */
  @Override
  default void close() throws IOException {}
}
