package dev.vivace.audio.format;

import dev.vivace.audio.resample.RateConversion;

/**
 * The plan that an encoder is set up for.
 *
 * @param rates of the samples given and of the encoding
 * @param channels 1 or 2
 * @param bitrateKbps a legal one; of no meaning where the format is lossless
 * @param discardFrames sample frames to throw away at the encoding's rate before the first one is
 *     encoded
 */
public record EncodingPlan(
    EncodingFormat format,
    RateConversion rates,
    int channels,
    int bitrateKbps,
    long discardFrames) {
  /**
   * The cadence of samples on their way to an encoder: so short that nobody hears later for it, and
   * so long that calls of native code cost nothing. The bytes of an encoding do not depend on it.
   */
  public static final int BLOCKS_PER_SECOND = 50;

  public static EncodingPlan of(EncodingSettings settings, int sampleRate, int channels) {
    return new EncodingPlan(
        settings.format(),
        new RateConversion(sampleRate, settings.sampleRateFor(sampleRate)),
        channels,
        settings.bitrateFor(sampleRate),
        0);
  }

  public EncodingPlan discarding(long frames) {
    return new EncodingPlan(format, rates, channels, bitrateKbps, frames);
  }

  /**
   * The most sample frames that are handed to native code at once, at the rate of those given.
   * Where the rate is converted each block but the last has so many, whatever the pieces are, so
   * that nothing behind them can tell how the input was cut.
   */
  public int blockFrames() {
    return rates.inputRate() / BLOCKS_PER_SECOND;
  }
}
