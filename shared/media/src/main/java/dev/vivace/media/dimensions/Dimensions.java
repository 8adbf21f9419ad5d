package dev.vivace.media.dimensions;

import java.time.Duration;
import java.util.Optional;

/**
 * The duration of a file, and the size at which its picture is shown.
 *
 * @param duration to the millisecond, more than nothing; empty if it is unknown or there is none
 * @param size empty if it is unknown or there is no picture
 */
public record Dimensions(Optional<Duration> duration, Optional<Size> size) {
  /** Nothing is known. */
  public static final Dimensions UNKNOWN = new Dimensions(Optional.empty(), Optional.empty());

  /** The longest that is believed: a file that tells more is damaged. */
  private static final double LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

  private static final int MOST_PIXELS = 1_000_000;

  /**
   * A picture's size, each at least 1.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record Size(int width, int height) {
    Size turned() {
      return new Size(/* width= */ height, /* height= */ width);
    }
  }

  static Dimensions of(Optional<Duration> duration) {
    return new Dimensions(duration, Optional.empty());
  }

  static Dimensions ofPicture(long width, long height) {
    return new Dimensions(Optional.empty(), size(width, height));
  }

  /** The duration of so many units of which a second has some; empty if that makes no sense. */
  static Optional<Duration> duration(long units, long perSecond) {
    return perSecond > 0 ? duration((double) units / perSecond) : Optional.empty();
  }

  /** The duration of so many seconds; empty if that makes no sense. */
  static Optional<Duration> duration(double seconds) {
    return seconds > 0 && seconds <= LONGEST_SECONDS
        ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000))).filter(Duration::isPositive)
        : Optional.empty();
  }

  /** A size; empty if that makes no sense. */
  static Optional<Size> size(long width, long height) {
    boolean sensible = width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS;
    return sensible ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
  }
}
