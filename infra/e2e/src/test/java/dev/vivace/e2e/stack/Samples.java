package dev.vivace.e2e.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Samples, made and compared. */
public final class Samples {
  /** A sound of so many samples tells its delay. */
  private static final int TELLING_SAMPLES = 24_000;

  private Samples() {}

  public static float[] floats(byte[] f32le) {
    float[] samples = new float[f32le.length / Float.BYTES];
    ByteBuffer.wrap(f32le).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return samples;
  }

  /** A mono WAV file of 16-bit silence. */
  public static byte[] silentWav(int sampleRate, int seconds) {
    int dataBytes = sampleRate * seconds * Short.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + dataBytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(sampleRate * Short.BYTES);
    wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    return wav.array();
  }

  /** The header of a WAV file of float32 samples. */
  public static byte[] floatWavHeader(int sampleRate, int channels, long fileBytes) {
    int frameBytes = channels * Float.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (fileBytes - 8));
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 3).putShort((short) channels).putInt(sampleRate);
    wav.putInt(sampleRate * frameBytes).putShort((short) frameBytes).putShort((short) Float.SIZE);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) (fileBytes - 44));
    return wav.array();
  }

  /** The largest difference between two sounds of one length. */
  public static double mostDifference(float[] one, float[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }

  /**
   * The normalised correlation at a delay of {@code delayed} up to a bound: at the one that is best
   * for the first part of the sound.
   */
  public static double bestCorrelation(float[] reference, float[] delayed, int maxDelay) {
    float[] part = Arrays.copyOf(reference, Math.min(reference.length, TELLING_SAMPLES));
    double best = 0;
    int bestDelay = 0;
    for (int delay = 0; delay <= maxDelay; delay++) {
      double correlation = correlation(part, delayed, delay);
      if (correlation > best) {
        best = correlation;
        bestDelay = delay;
      }
    }
    return correlation(reference, delayed, bestDelay);
  }

  private static double correlation(float[] reference, float[] delayed, int delay) {
    int count = Math.min(reference.length, delayed.length - delay);
    double product = 0;
    double energyOfReference = 0;
    double energyOfDelayed = 0;
    for (int i = 0; i < count; i++) {
      double a = reference[i];
      double b = delayed[i + delay];
      product += a * b;
      energyOfReference += a * a;
      energyOfDelayed += b * b;
    }
    return product / Math.sqrt(energyOfReference * energyOfDelayed);
  }
}
