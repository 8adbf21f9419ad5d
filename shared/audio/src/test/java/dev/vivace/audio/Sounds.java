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
    /** One of each rate and number of channels, as long as was asked for. */
    private final Map<List<Integer>, Strokes> made = new ConcurrentHashMap<>();

    @Override
    public Pcm at(int sampleRate, int channels, double seconds) {
      Strokes strokes =
          made.computeIfAbsent(
              List.of(sampleRate, channels), _ -> new Strokes(sampleRate, channels));
      return new Pcm(sampleRate, channels, strokes.first((int) (sampleRate * seconds) * channels));
    }
  },
  SINE {
    @Override
    public Pcm at(int sampleRate, int channels, double seconds) {
      return Pcm.sine(sampleRate, channels, 441, seconds);
    }
  };

  public abstract Pcm at(int sampleRate, int channels, double seconds);

  /** Makes the samples of {@link #MUSIC} once, and goes on where more of them are asked for. */
  private static final class Strokes {
    private final Random random = new Random(5);
    private final double[] hertz = new double[6];
    private final int sampleRate;
    private final int channels;
    private final int strokeFrames;
    private float[] samples = new float[0];

    Strokes(int sampleRate, int channels) {
      this.sampleRate = sampleRate;
      this.channels = channels;
      this.strokeFrames = sampleRate / 4;
    }

    synchronized float[] first(int count) {
      int made = samples.length;
      if (made < count) {
        samples = Arrays.copyOf(samples, count);
      }
      for (int i = made; i < count; i++) {
        samples[i] = next(i / channels, i % channels);
      }
      return Arrays.copyOf(samples, count);
    }

    private float next(int frame, int channel) {
      if (channel == 0 && frame % strokeFrames == 0) {
        for (int k = 0; k < hertz.length; k++) {
          hertz[k] = 110 * Math.pow(2, random.nextInt(48) / 12.0);
        }
      }
      double sum = 0.02 * random.nextGaussian();
      for (int k = 0; k < hertz.length; k++) {
        sum += 0.12 * Math.sin(2 * Math.PI * hertz[k] * frame / sampleRate + channel * k);
      }
      return (float) (sum * Math.exp(-3.0 * (frame % strokeFrames) / strokeFrames));
    }
  }
}
