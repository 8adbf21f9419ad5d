package dev.vivace.audio.resample;

import java.math.BigInteger;

/**
 * The arithmetic of changing a sample rate.
 *
 * @param inputRate in Hz
 * @param outputRate in Hz
 */
public record RateConversion(int inputRate, int outputRate) {
  /**
   * The number of samples that one of the output reaches back, in those of the lower of both rates;
   * libswresample has 32 taps, and as many before them are only there to be safe.
   */
  private static final int HISTORY_FRAMES = 64;

  /**
   * A place where both rates have a sample.
   *
   * @param inputFrame the sample frame of the input
   * @param outputFrame the sample frame of the output at the same time
   */
  public record Place(long inputFrame, long outputFrame) {}

  public boolean changesRate() {
    return inputRate != outputRate;
  }

  /** Sample frames that come of so many: each moment of the input is covered. */
  public long outputFrames(long inputFrames) {
    return Math.ceilDiv(Math.multiplyExact(inputFrames, (long) outputRate), (long) inputRate);
  }

  /** The last place from which a conversion gives the true samples from {@code outputFrame} on. */
  public Place placeBefore(long outputFrame) {
    if (!changesRate()) {
      return new Place(outputFrame, outputFrame);
    }
    int divisor = BigInteger.valueOf(inputRate).gcd(BigInteger.valueOf(outputRate)).intValueExact();
    long outputStep = outputRate / divisor;
    long history =
        (long) HISTORY_FRAMES * Math.ceilDiv(outputRate, Math.min(inputRate, outputRate));
    long steps = Math.max(0, outputFrame - history) / outputStep;
    return new Place(steps * (inputRate / divisor), steps * outputStep);
  }
}
