package dev.vivace.peer.video;

import java.util.concurrent.atomic.LongAdder;

/** Counts the frames of a session; written by its threads, read at any time. */
public final class FrameCounts {
  private final LongAdder in = new LongAdder();
  private final LongAdder out = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder filterNs = new LongAdder();
  private volatile String failure = "";
  private volatile int width;
  private volatile int height;

  /**
   * All of it at one time.
   *
   * @param in frames that were decoded
   * @param out frames that were sent
   * @param dropped frames that a newer one replaced before the filter had time for them
   * @param failures frames that went through as they came because the filter threw
   * @param filterNs time that filtering {@code out} frames took
   * @param failure what the filter threw last; empty if it never did
   * @param width of the last frame that came, in pixels
   * @param height likewise
   */
  public record Snapshot(
      long in,
      long out,
      long dropped,
      long failures,
      long filterNs,
      String failure,
      int width,
      int height) {}

  /** All counts as they are now. */
  public Snapshot snapshot() {
    return new Snapshot(
        in.sum(), out.sum(), dropped.sum(), failures.sum(), filterNs.sum(), failure, width, height);
  }

  void arrived(int newWidth, int newHeight) {
    in.increment();
    width = newWidth;
    height = newHeight;
  }

  void droppedOne() {
    dropped.increment();
  }

  void sent(long tookNs) {
    out.increment();
    filterNs.add(tookNs);
  }

  void failed(Throwable thrown) {
    failures.increment();
    failure = thrown.toString();
  }
}
