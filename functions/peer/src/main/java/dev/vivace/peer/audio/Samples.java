package dev.vivace.peer.audio;

import dev.vivace.realtime.filter.AudioBlock;

/** Conversions between what WebRTC has, 16-bit little endian, and what filters have, float32. */
final class Samples {
  /** The device's sample rate, in Hz. */
  static final int SAMPLE_RATE = 48_000;

  private static final float FULL_SCALE = 32_768;

  private Samples() {}

  /**
   * A block of what was decoded.
   *
   * @param pcm interleaved, at least {@code channels * frames} samples
   */
  static AudioBlock block(byte[] pcm, int sampleRate, int channels, int frames) {
    float[] samples = new float[channels * frames];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8)) / FULL_SCALE;
    }
    return new AudioBlock(samples, sampleRate, channels);
  }

  /**
   * The block as mono of the device's rate, interpolated linearly. NaN becomes silence, what is
   * beyond full scale is clamped.
   */
  static byte[] forDevice(AudioBlock block) {
    int channels = block.channels();
    int frames = block.samples().length / channels;
    int wanted = (int) ((long) frames * SAMPLE_RATE / block.sampleRate());
    byte[] pcm = new byte[2 * wanted];
    for (int i = 0; i < wanted; i++) {
      double place = (double) i * frames / wanted;
      int before = (int) place;
      int after = Math.min(before + 1, frames - 1);
      float share = (float) (place - before);
      float value = mono(block, before) * (1 - share) + mono(block, after) * share;
      short sample = (short) Math.clamp(Math.round(value * FULL_SCALE), -32_768, 32_767);
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    return pcm;
  }

  private static float mono(AudioBlock block, int frame) {
    float sum = 0;
    for (int channel = 0; channel < block.channels(); channel++) {
      sum += block.samples()[frame * block.channels() + channel];
    }
    return sum / block.channels();
  }
}
