package dev.vivace.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Writes a body in slices, each of which the peer has to take in time. Slices are small since the
 * JDK keeps a copy outside the heap of the largest one that a thread has written.
 */
public final class BodyWriter {
  private static final int SLICE_BYTES = 64 << 10;

  private final Response response;
  private final IntConsumer taken;

  /**
   * A writer of one response.
   *
   * @param taken told of the bytes of each slice that was taken
   */
  public BodyWriter(Response response, IntConsumer taken) {
    this.response = response;
    this.taken = taken;
  }

  /** A writer of one response. */
  public BodyWriter(Response response) {
    this(response, count -> {});
  }

  /**
   * Returns when all bytes are on their way.
   *
   * @throws IOException the connection is lost
   * @throws TimeoutException the peer took nothing of a slice, or too little, in time
   */
  public void write(byte[] bytes, Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    int offset = 0;
    do {
      int length = Math.min(SLICE_BYTES, bytes.length - offset);
      write(ByteBuffer.wrap(bytes, offset, length), patience);
      taken.accept(length);
      offset += length;
    } while (offset < bytes.length);
  }

  private void write(ByteBuffer slice, Duration patience)
      throws IOException, InterruptedException, TimeoutException {
    CompletableFuture<Void> written = new CompletableFuture<>();
    response.write(
        false,
        slice,
        Callback.from(
            Invocable.InvocationType.NON_BLOCKING,
            () -> written.complete(null),
            written::completeExceptionally));
    try {
      written.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("The connection is lost", e.getCause());
    }
  }
}
