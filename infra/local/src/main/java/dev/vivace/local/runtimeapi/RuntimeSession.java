package dev.vivace.local.runtimeapi;

import dev.vivace.local.invocation.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API's knowledge of one process: whether it waits for an event, which invocation it is
 * working on, and whether it is lost. The process's owner submits invocations and reports the
 * process's end; the runtime, through {@link RuntimeApi}, takes events and answers them.
 */
public final class RuntimeSession {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable RunningInvocation pending;
  private @Nullable RunningInvocation current;
  private @Nullable Failure lost;
  private boolean idle;
  private int pollCount;

  /** The end of the wait for a free runtime. */
  public sealed interface Readiness {
    /** It waits for an event. */
    record Idle() implements Readiness {}

    /** It will never. */
    record Lost(Failure failure) implements Readiness {}

    /** Not in time. */
    record TooSlow() implements Readiness {}
  }

  /** Waits until the runtime asks for an event. */
  public Readiness awaitIdle(Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!idle && lost == null && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (lost != null) {
        return new Readiness.Lost(lost);
      }
      return idle ? new Readiness.Idle() : new Readiness.TooSlow();
    } finally {
      lock.unlock();
    }
  }

  /** Gives an idle runtime its next event; false if the process is lost and has not got it. */
  public boolean submit(RunningInvocation invocation) {
    lock.lock();
    try {
      if (lost != null) {
        return false;
      }
      if (!idle) {
        throw new IllegalStateException("one invocation at a time");
      }
      idle = false;
      pending = invocation;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The process has ended or is about to be: nothing more is handed out, and its invocation fails
   * unless an answer is on its way. That answer's connection says by itself whether it was whole;
   * {@link #awaitAnswer} waits for it.
   */
  public void lose(Failure failure) {
    lock.lock();
    try {
      if (lost != null) {
        return;
      }
      lost = failure;
      idle = false;
      if (pending != null) {
        pending.response().fail(failure);
      }
      if (current != null && !current.isAnswered()) {
        current.response().fail(failure);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a lost process's answer has been read to its end; fails it if that takes longer.
   */
  public void awaitAnswer(Duration timeout) throws InterruptedException {
    @Nullable RunningInvocation answered;
    @Nullable Failure failure;
    lock.lockInterruptibly();
    try {
      answered = current;
      failure = lost;
    } finally {
      lock.unlock();
    }
    if (answered != null && failure != null && !answered.response().awaitEnd(timeout)) {
      answered.response().fail(failure);
    }
  }

  /** Answer to a poll for the next event. */
  sealed interface Poll {
    record Event(RunningInvocation invocation) implements Poll {}

    /** The process is being ended, or polls again on another connection. */
    record Gone() implements Poll {}

    /** The runtime has not answered its last event. */
    record Busy() implements Poll {}
  }

  Poll poll() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (current != null && !current.isAnswered() && lost == null) {
        return new Poll.Busy();
      }
      int self = ++pollCount;
      current = null;
      idle = pending == null && lost == null;
      changed.signalAll();
      while (pending == null && lost == null && self == pollCount) {
        changed.await();
      }
      if (lost != null || pending == null || self != pollCount) {
        return new Poll.Gone();
      }
      current = pending;
      pending = null;
      return new Poll.Event(current);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The invocation of this id if it is the one being worked on and has no answer yet; it counts as
   * answered now.
   */
  Optional<RunningInvocation> claim(String requestId) {
    lock.lock();
    try {
      return Optional.ofNullable(current)
          .filter(invocation -> invocation.requestId().equals(requestId))
          .filter(RunningInvocation::claimAnswer);
    } finally {
      lock.unlock();
    }
  }
}
