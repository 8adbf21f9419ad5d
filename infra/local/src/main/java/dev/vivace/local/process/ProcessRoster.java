package dev.vivace.local.process;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.ResponsePipe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Who is who in a pool: which processes there are, which are free, how many requests wait. */
final class ProcessRoster {
  /**
   * A runtime that has answered asks for its next event within a moment. A request that comes in
   * between waits for that rather than starting another process.
   */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PoolLimits limits;
  private final Set<FunctionProcess> live = new HashSet<>();
  private final Map<FunctionProcess, ResponsePipe> busy = new HashMap<>();
  private final Deque<IdleProcess> idle = new ArrayDeque<>();
  private int starting;
  private int waiting;
  private boolean closed;

  ProcessRoster(PoolLimits limits) {
    this.limits = limits;
  }

  /** What a request gets. */
  sealed interface Slot {
    /** A free process, now the request's own. */
    record Free(FunctionProcess process) implements Slot {}

    /** The right to start a process: {@link #started} or {@link #notStarted} must follow. */
    record Start() implements Slot {}

    /** Nothing. */
    record Refused(Failure failure) implements Slot {}
  }

  private record IdleProcess(FunctionProcess process, long sinceNanos) {}

  Slot acquire() throws InterruptedException {
    long now = System.nanoTime();
    long giveUp = now + limits.maxWait().toNanos();
    long settled = now + SETTLE.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        var free = limits.warmProcesses() > 1 ? idle.pollFirst() : idle.pollLast();
        if (closed) {
          return refused("The local stack is being closed");
        }
        if (free != null) {
          return new Slot.Free(free.process());
        }
        now = System.nanoTime();
        boolean mayStart = live.size() + starting < limits.maxProcesses();
        boolean worthWaiting = now < settled && answered() > waiting;
        if (mayStart && !worthWaiting) {
          starting++;
          return new Slot.Start();
        }
        if (waiting >= limits.maxWaiting() || now >= giveUp) {
          return refused("Rate Exceeded.");
        }
        waiting++;
        try {
          changed.awaitNanos((mayStart ? settled : giveUp) - now);
        } finally {
          waiting--;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The right to start a process, as for {@link Slot.Start}, if one of the warm ones is missing.
   */
  boolean reserveWarm() {
    return locked(() -> {
      boolean missing = live.size() + starting < limits.warmProcesses() && !closed;
      if (missing) {
        starting++;
      }
      return missing;
    });
  }

  private long answered() {
    return busy.values().stream().filter(ResponsePipe::hasEnded).count();
  }

  private static Slot refused(String message) {
    return new Slot.Refused(
        Failure.of(Failure.Kind.THROTTLED, "TooManyRequestsException", message));
  }

  /**
   * A process has been started and is its starter's own. False if the pool is closed: it is not to
   * stay.
   */
  boolean started(FunctionProcess process) {
    return locked(() -> {
      starting--;
      if (!closed) {
        live.add(process);
      }
      return !closed;
    });
  }

  void notStarted() {
    locked(() -> starting--);
  }

  /** The process works on a request whose answer is this. */
  void busy(FunctionProcess process, ResponsePipe response) {
    locked(() -> busy.put(process, response));
  }

  /** The process asks for its next event. */
  void free(FunctionProcess process) {
    locked(() -> {
      busy.remove(process);
      return live.contains(process) && idle.add(new IdleProcess(process, System.nanoTime()));
    });
  }

  /** Forgets a process that has ended. */
  void remove(FunctionProcess process) {
    locked(() -> {
      busy.remove(process);
      idle.removeIf(candidate -> candidate.process() == process);
      return live.remove(process);
    });
  }

  /** Waits for a process that has been idle for too long and takes it out; warm ones never are. */
  FunctionProcess awaitExpired() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        var oldest = idle.peekFirst();
        if (oldest == null || live.size() <= limits.warmProcesses()) {
          changed.await();
          continue;
        }
        long remaining = oldest.sinceNanos() + limits.idleAfter().toNanos() - System.nanoTime();
        if (remaining <= 0) {
          idle.removeFirst();
          live.remove(oldest.process());
          return oldest.process();
        }
        changed.awaitNanos(remaining);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Refuses everything from now on; the processes that are left are to be ended. */
  List<FunctionProcess> close() {
    return locked(() -> {
      closed = true;
      idle.clear();
      return List.copyOf(live);
    });
  }

  private <T> T locked(Supplier<T> change) {
    lock.lock();
    try {
      var result = change.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }
}
