package dev.vivace.audio.hls;

/**
 * A segment's place among the frames of its track.
 *
 * @param number counted from 0
 * @param firstFrame counted from the beginning of the track, silence included
 * @param endFrame the one behind the last; greater than {@code firstFrame}
 */
public record Segment(long number, long firstFrame, long endFrame) {
  /**
   * @throws IllegalArgumentException if there is not one frame
   */
  public Segment {
    if (firstFrame < 0 || endFrame <= firstFrame) {
      throw new IllegalArgumentException("there are no frames in segment " + number);
    }
  }

  int frames() {
    return Math.toIntExact(endFrame - firstFrame);
  }
}
