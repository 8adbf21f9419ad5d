package dev.vivace.bench.stream;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Hands speech over in pieces of 20 ms, each when its sound would have been made. */
final class RealTimeFeed {
  private static final int PIECE_FRAMES = Speech.SAMPLE_RATE / 50;
  private static final long PIECE_NANOS = 20_000_000;
  private static final int MOST_PIECES = 500;

  private RealTimeFeed() {}

  /** Takes a piece of speech. */
  interface Receiver {
    void accept(float[] piece) throws IOException;
  }

  /**
   * Feeds until it is enough, ten seconds at most. The first piece comes after 20 ms of making it.
   *
   * @return when the making of the first piece began, as {@link System#nanoTime}
   */
  static long feed(Receiver receiver, BooleanSupplier enough) throws IOException {
    Speech speech = new Speech();
    long start = System.nanoTime();
    for (int pieces = 1; pieces <= MOST_PIECES && !enough.getAsBoolean(); pieces++) {
      long due = start + pieces * PIECE_NANOS;
      while (System.nanoTime() < due && !enough.getAsBoolean()) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (!enough.getAsBoolean()) {
        receiver.accept(speech.next(new float[PIECE_FRAMES]));
      }
    }
    return start;
  }
}
