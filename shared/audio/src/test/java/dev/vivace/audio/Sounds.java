package dev.vivace.audio;

import dev.vivace.testkit.MediaFixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Sounds that encoders find easy, and one that they find hard. */
public enum Sounds {
  SPEECH {
    @Override
    public Pcm at(int sampleRate, int channels, double seconds) {
      float[] once = Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), 24_000).samples();
      float[] samples = new float[(int) (sampleRate * seconds) * channels];
      for (int i = 0; i < samples.length; i++) {
        // The other channel is late, so that they differ.
        double place = (i / channels) * 24_000.0 / sampleRate + i % channels * 50;
        int before = (int) place;
        float next = once[(before + 1) % once.length];
        float last = once[before % once.length];
        samples[i] = last + (float) (place - before) * (next - last);
      }
      return new Pcm(sampleRate, channels, samples);
    }
  },
  /** Chords that are struck and fade, with some noise in each stroke. */
  MUSIC {
    /** The longest that was asked for of a rate and a number of channels: others begin like it. */
    private final Map<List<Integer>, float[]> made = new ConcurrentHashMap<>();

    @Override
    public Pcm at(int sampleRate, int channels, double seconds) {
      int count = (int) (sampleRate * seconds) * channels;
      float[] longest =
          made.compute(
              List.of(sampleRate, channels),
              (shape, known) ->
                  known != null && known.length >= count
                      ? known
                      : struck(sampleRate, channels, count));
      return new Pcm(sampleRate, channels, Arrays.copyOf(longest, count));
    }

    private static float[] struck(int sampleRate, int channels, int count) {
      Random random = new Random(5);
      double[] hertz = new double[6];
      float[] samples = new float[count];
      int strokeFrames = sampleRate / 4;
      for (int i = 0; i < samples.length; i++) {
        int frame = i / channels;
        if (i % channels == 0 && frame % strokeFrames == 0) {
          for (int k = 0; k < hertz.length; k++) {
            hertz[k] = 110 * Math.pow(2, random.nextInt(48) / 12.0);
          }
        }
        double sum = 0.02 * random.nextGaussian();
        for (int k = 0; k < hertz.length; k++) {
          sum += 0.12 * Math.sin(2 * Math.PI * hertz[k] * frame / sampleRate + i % channels * k);
        }
        samples[i] = (float) (sum * Math.exp(-3.0 * (frame % strokeFrames) / strokeFrames));
      }
      return samples;
    }
  },
  SINE {
    @Override
    public Pcm at(int sampleRate, int channels, double seconds) {
      return Pcm.sine(sampleRate, channels, 441, seconds);
    }
  };

  public abstract Pcm at(int sampleRate, int channels, double seconds);
}
