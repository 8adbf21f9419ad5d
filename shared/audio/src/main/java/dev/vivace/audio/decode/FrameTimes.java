package dev.vivace.audio.decode;

import dev.vivace.audio.CorruptMediaException;

/** The exact times of decoded frames, which tell what is missing between them to the sample. */
final class FrameTimes {
  private final int maxMissing;

  /** The time at which the next frame begins; negative where anything will do. */
  private long expectedPts;

  private boolean begun;
  private boolean fromZero;

  /**
   * @param maxMissing the most frames in a row that may be missing
   */
  FrameTimes(int maxMissing) {
    this.maxMissing = maxMissing;
  }

  /**
   * The number of sample frames that are missing before a frame. To be called for each in their
   * order.
   *
   * @param pts its time; negative where it has none
   * @param frames its length
   * @throws CorruptMediaException if they are too many
   */
  long missingBefore(long pts, int frames) throws CorruptMediaException {
    boolean first = !begun;
    begun = true;
    if (expectedPts < 0) {
      expectedPts = pts;
    }
    long missing = pts < 0 ? 0 : Math.max(0, pts - expectedPts);
    boolean tooMuch = missing > (long) maxMissing * frames;
    if (tooMuch && !first) {
      throw new CorruptMediaException(
          "more than %d packets in a row are missing".formatted(maxMissing));
    }
    // A file that was cut out of another may count on from there.
    long silent = tooMuch ? 0 : missing;
    fromZero |= first && pts >= 0 && !tooMuch;
    expectedPts = (tooMuch ? pts : expectedPts + missing) + frames;
    return silent;
  }

  /** The next frame is another one than would have followed. */
  void jumped() {
    expectedPts = -1;
  }

  /** Whether times, and what is missing before the first frame, count from 0. */
  boolean countFromZero() {
    return fromZero;
  }
}
