package dev.vivace.pcm;

/**
 * Lengths of sound as decimal numbers of seconds. They are what {@link java.math.BigDecimal} would
 * make of them, whose tables of large numbers take a cold start 10 ms.
 */
public final class Seconds {
  private static final int DIGITS = 6;
  private static final long PER_SECOND = 1_000_000;

  private Seconds() {}

  /**
   * Writes a length with six digits behind the point, the last rounded, half of it up.
   *
   * @param frames sample frames, from 0 to some 10<sup>12</sup>
   * @param sampleRate of them, in Hz
   */
  public static String text(long frames, int sampleRate) {
    long micros = (2 * Math.multiplyExact(frames, PER_SECOND) + sampleRate) / (2L * sampleRate);
    String fraction = Long.toString(micros % PER_SECOND);
    return micros / PER_SECOND + "." + "0".repeat(DIGITS - fraction.length()) + fraction;
  }

  /** Writes a length as {@link #text} does, without zeros at its end: {@code 12.5}, {@code 0}. */
  public static String shortText(long frames, int sampleRate) {
    String text = text(frames, sampleRate);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /**
   * Reads a number of seconds into whole microseconds.
   *
   * @param text such as {@code 90} or {@code 12.5}, of at most six digits behind the point
   * @throws NumberFormatException if it is something else
   */
  public static long micros(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    if (fraction.length() > DIGITS) {
      throw new NumberFormatException("more than six digits behind the point: " + text);
    }
    return Math.addExact(
        Math.multiplyExact(Long.parseLong(whole), PER_SECOND),
        Long.parseLong(fraction + "0".repeat(DIGITS - fraction.length())));
  }
}
