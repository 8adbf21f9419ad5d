package dev.vivace.audio;

/**
 * Interleaved samples on their way to an encoder. It is the one door to the encoders, and samples
 * are made harmless here: LAME aborts the process at a NaN.
 */
final class SampleBlock {
  private final int channels;
  private final float[] samples;
  private int filled;

  /**
   * @param roomFrames sample frames that make it full
   */
  SampleBlock(int channels, int roomFrames) {
    this.channels = channels;
    this.samples = new float[roomFrames * channels];
  }

  /**
   * Takes sample frames from {@code done} up to {@code frames} as long as there is room; gives the
   * number taken.
   */
  int fill(float[] interleaved, int done, int frames) {
    int count = Math.min(samples.length - filled, (frames - done) * channels);
    int from = done * channels;
    for (int i = 0; i < count; i++) {
      samples[filled + i] = harmless(interleaved[from + i]);
    }
    filled += count;
    return count / channels;
  }

  /** Plain comparisons, all of which are false for NaN: calls would cost more than the rest. */
  private static float harmless(float sample) {
    if (sample >= -1 && sample <= 1) {
      return sample;
    }
    return sample > 1 ? 1 : sample < -1 ? -1 : 0;
  }

  boolean full() {
    return filled == samples.length;
  }

  boolean empty() {
    return filled == 0;
  }

  /** What has been taken: {@link #frames()} from index 0. */
  float[] samples() {
    return samples;
  }

  int frames() {
    return filled / channels;
  }

  int channels() {
    return channels;
  }

  void clear() {
    filled = 0;
  }
}
