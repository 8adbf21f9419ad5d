package dev.vivace.pcm;

/**
 * The shape of raw interleaved PCM, which says nothing about itself.
 *
 * @param sampleRate sample frames per second, {@value #MIN_SAMPLE_RATE} to {@value
 *     #MAX_SAMPLE_RATE}
 * @param channels 1 or 2
 * @param sampleFormat how one sample is written
 */
public record PcmFormat(int sampleRate, int channels, SampleFormat sampleFormat) {
  public static final int MIN_SAMPLE_RATE = 1_000;
  public static final int MAX_SAMPLE_RATE = 384_000;
  public static final int MAX_CHANNELS = 2;

  /**
   * @throws IllegalArgumentException if the rate or the number of channels is out of range; the
   *     message can be shown to the caller
   */
  public PcmFormat {
    requireShape(sampleRate, channels);
  }

  /** Bytes of one sample frame: one sample of every channel. */
  public int frameBytes() {
    return channels * sampleFormat.sizeBytes();
  }

  /** Bytes of one second. */
  public int bytesPerSecond() {
    return sampleRate * frameBytes();
  }

  /**
   * The time that so many bytes of PCM sound, in seconds; a sample frame that is cut does not
   * count.
   */
  public double seconds(long bytes) {
    long frames = bytes / frameBytes();
    return (double) frames / sampleRate;
  }

  public static void requireShape(int sampleRate, int channels) {
    if (sampleRate < MIN_SAMPLE_RATE || sampleRate > MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "the sample rate has to be %d to %d Hz, not %d"
              .formatted(MIN_SAMPLE_RATE, MAX_SAMPLE_RATE, sampleRate));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          "the number of channels has to be 1 or 2, not " + channels);
    }
  }
}
