package dev.vivace.peer.audio;

import java.util.concurrent.atomic.LongAdder;

/** Counts the blocks of a session's sound. */
public final class AudioCounts {
  private final LongAdder in = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder missing = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile String failure = "";

  /**
   * All of it at one time.
   *
   * @param in blocks of 10 ms that were decoded
   * @param dropped blocks that came faster than they were sent
   * @param missing blocks of silence that were sent because none had come
   * @param failures blocks that went through as they came because the filter threw
   * @param failure what the filter threw last; empty if it never did
   */
  public record Snapshot(long in, long dropped, long missing, long failures, String failure) {}

  /** All counts as they are now. */
  public Snapshot snapshot() {
    return new Snapshot(in.sum(), dropped.sum(), missing.sum(), failures.sum(), failure);
  }

  void arrived() {
    in.increment();
  }

  void droppedOne() {
    dropped.increment();
  }

  void missedOne() {
    missing.increment();
  }

  void failed(Throwable thrown) {
    failures.increment();
    failure = thrown.toString();
  }
}
