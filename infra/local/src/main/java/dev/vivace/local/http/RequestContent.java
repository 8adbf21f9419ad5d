package dev.vivace.local.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** A request's body as it arrives, read by one thread that waits no longer than it wants to. */
public final class RequestContent {
  /** The part of a body that nobody wants which is still read, and the time for that. */
  private static final long DRAINED_BYTES = 64L << 20;

  private static final Duration DRAIN_TIME = Duration.ofSeconds(30);
  private static final Duration DRAIN_SILENCE = Duration.ofSeconds(5);

  private final Request request;
  private final Semaphore signal = new Semaphore(0);
  private boolean isAtEnd;
  private volatile boolean isAwaited;
  private volatile boolean isGivenUp;

  /** The body of a request that nobody has read from. */
  public RequestContent(Request request) {
    this.request = request;
    isAtEnd = announcedBytes() == 0;
  }

  /** The length that the client says; negative if it does not know. */
  public long announcedBytes() {
    if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return -1;
    }
    return Math.max(0, request.getLength());
  }

  /** True if nothing of the body is left to be read. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** Lets the reader wait no longer, whatever it waits for; for other threads. */
  void giveUp() {
    isGivenUp = true;
    signal.release();
  }

  boolean isGivenUp() {
    return isGivenUp;
  }

  /**
   * The next piece, to be released.
   *
   * @return nothing if none came in time, or the wait was given up
   * @throws IOException the connection is lost or the body is no HTTP
   */
  Optional<Content.Chunk> next(Duration patience) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + patience.toNanos();
    while (!isGivenUp) {
      Content.Chunk chunk = isAwaited ? null : request.read();
      if (chunk != null) {
        return Optional.of(checked(chunk));
      }
      if (!isAwaited) {
        isAwaited = true;
        request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::arrived));
      }
      if (!signal.tryAcquire(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void arrived() {
    isAwaited = false;
    signal.release();
  }

  private Content.Chunk checked(Content.Chunk chunk) throws IOException {
    if (Content.Chunk.isFailure(chunk)) {
      throw new IOException("The body was cut", chunk.getFailure());
    }
    isAtEnd = chunk.isLast();
    return chunk;
  }

  /**
   * Reads on for a moment and drops what comes: a client that is still sending would not read its
   * answer otherwise. One that waits to be asked for its body is not asked.
   */
  void drain() throws InterruptedException {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    isGivenUp = false;
    long giveUp = System.nanoTime() + DRAIN_TIME.toNanos();
    long remaining = DRAINED_BYTES;
    try {
      while (!isAtEnd && remaining > 0 && System.nanoTime() < giveUp) {
        Optional<Content.Chunk> chunk = next(DRAIN_SILENCE);
        if (chunk.isEmpty()) {
          return;
        }
        remaining -= chunk.get().remaining();
        chunk.get().release();
      }
    } catch (IOException e) {
      // The client is gone and reads no answer either.
    }
  }
}
