package dev.vivace.peer.video;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Room for the latest of things that come faster than they are taken. Who puts one in has it no
 * longer; who gets one out owns it. Neither side waits for a lock.
 *
 * @param <T> what is owned
 */
class Mailbox<T> {
  private final AtomicReference<@Nullable T> latest = new AtomicReference<>();
  private volatile @Nullable Thread taker;
  private volatile boolean closed;

  /**
   * Puts one in.
   *
   * @return what the caller owns instead: the one before, which nobody took, or after {@link
   *     #close} the same again; null if the place was free
   */
  @Nullable T put(T item) {
    T replaced = latest.getAndSet(item);
    LockSupport.unpark(taker);
    if (closed && replaced == null) {
      return latest.getAndSet(null);
    }
    return replaced;
  }

  /**
   * Waits for the latest; by one thread only.
   *
   * @return null after {@link #close}
   */
  @Nullable T take() {
    taker = Thread.currentThread();
    while (!closed) {
      T item = latest.getAndSet(null);
      if (item != null) {
        return item;
      }
      LockSupport.park(this);
    }
    return null;
  }

  /**
   * Ends waiting, now and for ever.
   *
   * @return what was not taken, for the caller to free; null if there is nothing
   */
  @Nullable T close() {
    closed = true;
    LockSupport.unpark(taker);
    return latest.getAndSet(null);
  }
}
