package dev.vivace.local.memory;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Bytes that may be held for peers at once. Who finds too few of them waits, the smallest wish
 * first. A holder whose peer is slow, by {@link #LEAST_BYTES_PER_SECOND}, gives way to those who
 * wait: held connections cost nobody else more than {@link #PATIENCE}.
 */
public final class ByteBudget {
  /** A peer that moves less than this is slow. */
  static final long LEAST_BYTES_PER_SECOND = 64 << 10;

  /** A peer may be slow, or silent, for this long. */
  static final Duration PATIENCE = Duration.ofMillis(400);

  /** Wishes up to this size have a quarter of the budget for themselves. */
  static final long SMALL_BYTES = 768 << 10;

  private static final long LEAST_LIMIT_BYTES = 32 << 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long limitBytes;
  private final Duration maxWait;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Share> shares = new HashSet<>();
  private final TreeSet<Wish> wishes =
      new TreeSet<>(Comparator.comparingLong(Wish::bytes).thenComparingLong(Wish::number));
  private long usedBytes;
  private long wishCount;

  /**
   * A budget that nobody has used.
   *
   * @param limitBytes all of it
   * @param maxWait how long one wish waits
   */
  public ByteBudget(long limitBytes, Duration maxWait) {
    this(limitBytes, maxWait, System::nanoTime);
  }

  ByteBudget(long limitBytes, Duration maxWait, LongSupplier nanoTime) {
    this.limitBytes = limitBytes;
    this.maxWait = maxWait;
    this.nanoTime = nanoTime;
  }

  /** The given fraction of the heap that this process may have, and not less than 32 MiB. */
  public static ByteBudget ofHeap(int divisor, Duration maxWait) {
    return new ByteBudget(
        Math.max(LEAST_LIMIT_BYTES, Runtime.getRuntime().maxMemory() / divisor), maxWait);
  }

  private record Wish(long bytes, long number) {}

  /**
   * Takes bytes, waiting while there are too few. More than there is room for counts as all the
   * room.
   *
   * @param giveWay told once if the holder is to give its bytes back; runs on a thread of its own
   * @return nothing if that took too long
   */
  public Optional<Share> acquire(long bytes, Runnable giveWay) throws InterruptedException {
    long giveUp = nanoTime.getAsLong() + maxWait.toNanos();
    lock.lockInterruptibly();
    try {
      ByteBudget.Wish wish = new Wish(Math.min(bytes, room(bytes)), wishCount++);
      wishes.add(wish);
      try {
        while (!isNext(wish)) {
          long now = nanoTime.getAsLong();
          if (now >= giveUp) {
            return Optional.empty();
          }
          changed.awaitNanos(Math.min(giveUp - now, nextCheckNanos(wish, now)));
        }
        ByteBudget.Share share = new Share(wish.bytes(), giveWay);
        shares.add(share);
        usedBytes += wish.bytes();
        return Optional.of(share);
      } finally {
        wishes.remove(wish);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private long room(long bytes) {
    return bytes <= SMALL_BYTES ? limitBytes : limitBytes - limitBytes / 4;
  }

  private boolean isNext(Wish wish) {
    return wishes.first().equals(wish) && usedBytes + wish.bytes() <= room(wish.bytes());
  }

  /** Makes slow holders give way to the next wish; the time until it is worth looking again. */
  private long nextCheckNanos(Wish wish, long now) {
    if (!wishes.first().equals(wish)) {
      return Long.MAX_VALUE;
    }
    long missing = usedBytes + wish.bytes() - room(wish.bytes());
    for (ByteBudget.Share share : shares) {
      missing -= share.leaving ? share.bytes : 0;
    }
    for (ByteBudget.Share share : slowestFirst(now)) {
      if (missing <= 0) {
        break;
      }
      if (share.leaseEnd - now > 0) {
        return share.leaseEnd - now;
      }
      missing -= share.bytes;
      share.leave();
    }
    return Long.MAX_VALUE;
  }

  private List<Share> slowestFirst(long now) {
    return shares.stream()
        .filter(share -> share.isWaitedFor && !share.leaving)
        .sorted(Comparator.comparingLong(share -> share.leaseEnd - now))
        .toList();
  }

  /** Bytes that are held now. */
  long usedBytes() {
    lock.lock();
    try {
      return usedBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Bytes of the budget. Closing gives them back, as often as it is called. */
  public final class Share implements AutoCloseable {
    private final Runnable giveWay;
    private long bytes;
    private long leaseEnd;
    private boolean isWaitedFor = true;
    private boolean leaving;

    private Share(long bytes, Runnable giveWay) {
      this.bytes = bytes;
      this.giveWay = giveWay;
      this.leaseEnd = nanoTime.getAsLong() + PATIENCE.toNanos();
    }

    /** The peer has sent or taken so many bytes. */
    public void moved(int count) {
      lock.lock();
      try {
        long now = nanoTime.getAsLong();
        long earned = count * NANOS_PER_SECOND / LEAST_BYTES_PER_SECOND;
        long begin = leaseEnd - now > 0 ? leaseEnd : now;
        leaseEnd = Math.min(begin + earned, now + PATIENCE.toNanos());
      } finally {
        lock.unlock();
      }
    }

    /** No peer is waited for any more: these bytes stay until they are given back. */
    public void settle() {
      lock.lock();
      try {
        isWaitedFor = false;
        leaving = false;
      } finally {
        lock.unlock();
      }
    }

    /** Gives back what is more than so many bytes. */
    public void shrinkTo(long count) {
      lock.lock();
      try {
        if (count < bytes) {
          usedBytes -= bytes - count;
          bytes = count;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (shares.remove(this)) {
          usedBytes -= bytes;
          bytes = 0;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    private void leave() {
      leaving = true;
      Thread.ofVirtual().start(giveWay);
    }
  }
}
