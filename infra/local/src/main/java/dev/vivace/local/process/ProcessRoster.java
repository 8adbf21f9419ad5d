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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list of a pool: which processes there are, which are free, which requests wait. Requests are
 * served in their order, each by whichever process is free first.
 */
final class ProcessRoster {
  /**
   * A runtime that has answered asks for its next event within a moment. A request that comes in
   * between waits for that rather than starting another process.
   */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PoolLimits limits;
  private final Runnable starter;
  private final Set<FunctionProcess> live = new HashSet<>();
  private final Map<FunctionProcess, ResponsePipe> busy = new HashMap<>();
  private final Deque<IdleProcess> idle = new ArrayDeque<>();
  private final Deque<Request> requests = new ArrayDeque<>();
  private final Set<FunctionProcess> initialising = new HashSet<>();
  private int reserved;
  private boolean closed;

  /**
   * A pool without processes.
   *
   * @param starter begins the start of one more process and returns; {@link #isStillWanted} follows
   */
  ProcessRoster(PoolLimits limits, Runnable starter) {
    this.limits = limits;
    this.starter = starter;
  }

  /** The process that a request gets, or the reason why it gets none. */
  sealed interface Slot {
    /** A free process, now the request's own. */
    record Free(FunctionProcess process) implements Slot {}

    /** Nothing. */
    record Refused(Failure failure) implements Slot {}
  }

  private record IdleProcess(FunctionProcess process, long sinceNanos) {}

  /** A request that waits. */
  private static final class Request {
    private final long sinceNanos = System.nanoTime();
    private @Nullable Failure failure;

    boolean isSettled(long now) {
      return now - sinceNanos >= SETTLE.toNanos();
    }
  }

  /** Waits for a free process, and has one started if there are too few. */
  Slot acquire() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (requests.size() >= limits.maxWaiting() + starting() + mayStart() && idle.isEmpty()) {
        return throttled();
      }
      ProcessRoster.Request request = new Request();
      requests.add(request);
      try {
        return await(request);
      } finally {
        requests.remove(request);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private Slot await(Request request) throws InterruptedException {
    while (true) {
      if (closed) {
        return refused("The local stack is being closed");
      }
      if (request.failure != null) {
        return new Slot.Refused(request.failure);
      }
      if (!idle.isEmpty() && request == requests.peekFirst()) {
        // Where there are several they take turns; else the one that was used last is warmest.
        ProcessRoster.IdleProcess free =
            limits.warmProcesses() > 1 ? idle.removeFirst() : idle.removeLast();
        return new Slot.Free(free.process());
      }
      long now = System.nanoTime();
      long left = request.sinceNanos + limits.maxWait().toNanos() - now;
      if (left <= 0 && starting() == 0) {
        return throttled();
      }
      startWhatIsMissing(now);
      changed.awaitNanos(patience(request, now, left));
    }
  }

  private static long patience(Request request, long now, long left) {
    long settling = request.sinceNanos + SETTLE.toNanos() - now;
    // Whoever is over its time waits for the end of a start, which is signalled.
    return settling > 0 ? settling : left > 0 ? left : Long.MAX_VALUE;
  }

  /** One start for each request that no process will be free for in a moment. */
  private void startWhatIsMissing(long now) {
    long settled = requests.stream().filter(request -> request.isSettled(now)).count();
    long wanted = Math.max(settled, requests.size() - answered()) - idle.size();
    while (starting() < wanted && mayStart() > 0) {
      reserved++;
      starter.run();
    }
  }

  private int mayStart() {
    return limits.maxProcesses() - live.size() - reserved;
  }

  private int starting() {
    return reserved + initialising.size();
  }

  private long answered() {
    return busy.values().stream().filter(ResponsePipe::hasEnded).count();
  }

  private static Slot throttled() {
    return refused("Rate Exceeded.");
  }

  private static Slot refused(String message) {
    return new Slot.Refused(
        Failure.of(Failure.Kind.THROTTLED, "TooManyRequestsException", message));
  }

  /** The right to start a process if one of the warm ones is missing. */
  boolean reserveWarm() {
    return locked(() -> {
      boolean missing = live.size() + reserved < limits.warmProcesses() && !closed;
      if (missing) {
        reserved++;
      }
      return missing;
    });
  }

  /** False, and the right to start is gone, if those that waited for it have been served. */
  boolean isStillWanted() {
    return locked(() -> {
      boolean wanted =
          live.size() < limits.warmProcesses()
              || requests.size() > idle.size() + initialising.size();
      if (closed || !wanted) {
        reserved--;
      }
      return wanted && !closed;
    });
  }

  /** A process was launched. False if the pool is closed: it is not to stay. */
  boolean launched(FunctionProcess process) {
    return locked(() -> {
      reserved--;
      return !closed && live.add(process) && initialising.add(process);
    });
  }

  /** There is no process. The request that has waited longest is told, as on Lambda. */
  void notLaunched(Failure failure) {
    locked(() -> {
      reserved--;
      return tellOne(failure);
    });
  }

  /** The process asks for its first event. */
  void ready(FunctionProcess process) {
    locked(() -> initialising.remove(process) && addIdle(process));
  }

  /** The process will never ask for an event. The request that has waited longest is told. */
  void notReady(FunctionProcess process, Failure failure) {
    locked(() -> {
      initialising.remove(process);
      return tellOne(failure);
    });
  }

  private boolean tellOne(Failure failure) {
    Optional<ProcessRoster.Request> first =
        requests.stream().filter(request -> request.failure == null).findFirst();
    first.ifPresent(request -> request.failure = failure);
    return first.isPresent();
  }

  /** The process works on a request whose answer is this. */
  void busy(FunctionProcess process, ResponsePipe response) {
    locked(() -> busy.put(process, response));
  }

  /** The process asks for its next event. */
  void free(FunctionProcess process) {
    locked(() -> {
      busy.remove(process);
      return addIdle(process);
    });
  }

  private boolean addIdle(FunctionProcess process) {
    return live.contains(process) && idle.add(new IdleProcess(process, System.nanoTime()));
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
        ProcessRoster.IdleProcess oldest = idle.peekFirst();
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
      T result = change.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }
}
