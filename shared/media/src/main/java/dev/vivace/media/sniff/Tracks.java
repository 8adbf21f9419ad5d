package dev.vivace.media.sniff;

/**
 * The kinds of a container's tracks, as far as they are described in its first bytes.
 *
 * @param audio whether one holds sound
 * @param video whether one holds moving pictures
 */
record Tracks(boolean audio, boolean video) {
  static final Tracks UNKNOWN = new Tracks(false, false);
  static final Tracks AUDIO = new Tracks(true, false);
  static final Tracks VIDEO = new Tracks(false, true);

  Tracks and(Tracks other) {
    return new Tracks(audio || other.audio, video || other.video);
  }

  boolean isUnknown() {
    return !audio && !video;
  }

  /** Whether they are audio alone; where they are not known, as the hint has it. */
  boolean isAudioAlone(boolean hint) {
    return isUnknown() ? hint : !video;
  }
}
