package dev.vivace.local.invocation;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A payload on its way from a function to its caller. One thread writes, another reads; a writer
 * that is far ahead waits. The first of {@link #complete} and {@link #fail} decides how it ends,
 * whatever comes later is ignored.
 */
public final class ResponsePipe {
  private static final long LARGEST_BYTES = 6 << 20;
  private static final int CAPACITY_BYTES = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Part.Chunk> chunks = new ArrayDeque<>();
  private int queuedBytes;
  private long announcedBytes;
  private boolean isAnnounced;
  private boolean discarded;
  private @Nullable Part ending;

  /** A pipe that has failed already. */
  public static ResponsePipe failed(Failure failure) {
    ResponsePipe pipe = new ResponsePipe();
    pipe.fail(failure);
    return pipe;
  }

  /**
   * Adds bytes, waiting while a quarter of a megabyte is unread.
   *
   * @return false when it has ended, so that writing more is of no use
   */
  public boolean write(byte[] bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queuedBytes >= CAPACITY_BYTES && ending == null) {
        changed.await();
      }
      if (ending != null) {
        return false;
      }
      if (!discarded && bytes.length > 0) {
        chunks.add(new Part.Chunk(bytes));
        queuedBytes += bytes.length;
        changed.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Says how many bytes will be written, or how many at most. */
  public void announce(long bytes) {
    lock.lock();
    try {
      announcedBytes = bytes;
      isAnnounced = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is known how many bytes there will be, at most. A function that begins without
   * saying so may answer with six megabytes.
   *
   * @throws TimeoutException that took longer
   */
  public long awaitAnnouncement(Duration timeout) throws InterruptedException, TimeoutException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!isAnnounced && chunks.isEmpty() && ending == null) {
        if (nanos <= 0) {
          throw new TimeoutException("no answer in " + timeout);
        }
        nanos = changed.awaitNanos(nanos);
      }
      return isAnnounced ? announcedBytes : ending == null ? LARGEST_BYTES : queuedBytes;
    } finally {
      lock.unlock();
    }
  }

  /** The payload is whole. */
  public void complete() {
    end(new Part.End());
  }

  /** No more will come; what was written before is still read first. */
  public void fail(Failure failure) {
    end(failure);
  }

  private void end(Part part) {
    lock.lock();
    try {
      if (ending == null) {
        ending = part;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** True when it was completed or has failed, read or not. */
  public boolean hasEnded() {
    lock.lock();
    try {
      return ending != null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it was completed or has failed, read or not; false if that took longer. */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (ending == null && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return ending != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next part.
   *
   * @throws TimeoutException nothing came in time
   */
  public Part next(Duration timeout) throws InterruptedException, TimeoutException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (chunks.isEmpty() && ending == null) {
        if (nanos <= 0) {
          throw new TimeoutException("nothing came in " + timeout);
        }
        nanos = changed.awaitNanos(nanos);
      }
      Part.Chunk chunk = chunks.poll();
      if (chunk == null) {
        return Objects.requireNonNull(ending);
      }
      queuedBytes -= chunk.bytes().length;
      changed.signalAll();
      return chunk;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nobody will read any more: the writer runs on and its bytes are dropped, as on AWS when a
   * client goes away.
   */
  public void discard() {
    lock.lock();
    try {
      discarded = true;
      chunks.clear();
      queuedBytes = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads everything.
   *
   * @throws TimeoutException the end did not come in time
   */
  public Outcome collect(Duration timeout) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    while (true) {
      Duration remaining = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      switch (next(remaining)) {
        case Part.Chunk(byte[] bytes) -> payload.writeBytes(bytes);
        case Part.End() -> {
          return new Outcome.Payload(payload.toByteArray());
        }
        case Failure failure -> {
          return new Outcome.Failed(failure);
        }
      }
    }
  }
}
