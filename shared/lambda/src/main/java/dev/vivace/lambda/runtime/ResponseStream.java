package dev.vivace.lambda.runtime;

import java.io.OutputStream;

/**
 * The output that {@link LambdaRuntime} gives to a handler. What is flushed is on the wire at once.
 * A write fails with an {@link java.io.IOException} when the invocation has ended, by a time-out
 * for example: then the handler should stop.
 */
public abstract class ResponseStream extends OutputStream {
  /**
   * Names the media type of the Runtime API's post and makes the response a streamed one, however
   * short. Without a call the type is {@code application/octet-stream}.
   *
   * @throws IllegalStateException once the first byte was sent
   */
  public abstract void contentType(String mediaType);
}
