package dev.vivace.audio.encode;

/**
 * The way in which packets are joined to Ogg pages, WebM clusters and MP4 fragments, which cost
 * bytes each.
 */
public enum Pace {
  /** None is held back: for sound that comes to exist while it is heard. */
  AT_ONCE,
  /**
   * The first ones leave at once, later ones wait for an eighth of what has left, and at most for a
   * second: for sound that is there already and encoded faster than it is heard.
   */
  GROWING;

  private static final int SHARE = 8;

  /**
   * Whether what is held back has to leave.
   *
   * @param heldFrames sample frames of it
   * @param allFrames sample frames of everything until now
   */
  boolean isDue(long heldFrames, long allFrames, int sampleRate) {
    return this == AT_ONCE || heldFrames * SHARE >= allFrames || heldFrames >= sampleRate;
  }
}
