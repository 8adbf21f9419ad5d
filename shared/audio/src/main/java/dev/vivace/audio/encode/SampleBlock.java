package dev.vivace.audio.encode;

import dev.vivace.audio.PcmInput;
import java.io.IOException;

/**
 * Interleaved samples on their way to an encoder. It is the one door to the encoders, and samples
 * are made harmless here: LAME aborts the process at a NaN.
 */
final class SampleBlock {
  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int BITS_OF_ONE = Float.floatToRawIntBits(1);

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
    System.arraycopy(interleaved, done * channels, samples, filled, count);
    return added(count / channels);
  }

  /** Lets an input read into the room that is left; gives what the input gives. */
  int fill(PcmInput input) throws IOException {
    int frames = input.read(samples, filled, samples.length - filled);
    return frames < 0 ? frames : added(frames);
  }

  private int added(int frames) {
    int count = frames * channels;
    makeHarmless(samples, filled, filled + count);
    filled += count;
    return frames;
  }

  /**
   * Bits without the sign are in the order of magnitudes, with infinity and NaN above all numbers:
   * one comparison of integers for each sample, of which nearly none is out of bounds.
   */
  private static void makeHarmless(float[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      float sample = samples[i];
      if ((Float.floatToRawIntBits(sample) & MAGNITUDE) > BITS_OF_ONE) {
        samples[i] = clamped(sample);
      }
    }
  }

  /** Comparisons are false for NaN. */
  private static float clamped(float sample) {
    return sample > 1 ? 1 : sample < -1 ? -1 : 0;
  }

  boolean full() {
    return filled == samples.length;
  }

  boolean empty() {
    return filled == 0;
  }

  /** The samples that have been taken: {@link #frames()} from index 0. */
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
