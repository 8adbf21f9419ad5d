package dev.vivace.audio;

import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A finite piece of interleaved audio that tests make, compare and measure. */
public final class Pcm {
  private static final int PIECE_FRAMES = 1000;

  /** A sound of so many samples tells its delay. */
  private static final int TELLING_SAMPLES = 12_000;

  private final int sampleRate;
  private final int channels;
  private final float[] samples;

  public Pcm(int sampleRate, int channels, float[] samples) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.samples = samples;
  }

  /** A sine in every channel, half of full scale. */
  public static Pcm sine(int sampleRate, int channels, double hertz, double seconds) {
    int frames = (int) Math.round(sampleRate * seconds);
    float[] samples = new float[frames * channels];
    for (int i = 0; i < samples.length; i++) {
      int frame = i / channels;
      samples[i] = 0.5f * (float) Math.sin(2 * Math.PI * hertz * frame / sampleRate);
    }
    return new Pcm(sampleRate, channels, samples);
  }

  public static Pcm ofF32(byte[] bytes, int sampleRate) {
    float[] samples = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return new Pcm(sampleRate, 1, samples);
  }

  public static Pcm readAll(PcmInput input) throws IOException {
    float[] all = new float[0];
    float[] piece = new float[PIECE_FRAMES * input.channels()];
    int filled = 0;
    for (int frames = input.read(piece); frames >= 0; frames = input.read(piece)) {
      int count = frames * input.channels();
      if (filled + count > all.length) {
        all = Arrays.copyOf(all, Math.max(all.length * 2, filled + count));
      }
      System.arraycopy(piece, 0, all, filled, count);
      filled += count;
    }
    return new Pcm(input.sampleRate(), input.channels(), Arrays.copyOf(all, filled));
  }

  public static Pcm decoded(byte[] file) throws IOException {
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      return readAll(decoder);
    }
  }

  /** The sound of a file that may end too soon, as far as it can be decoded. */
  public static Pcm decodedAsFarAsItGoes(byte[] file) throws IOException {
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      return readAll(new UpToTheCut(decoder));
    }
  }

  /** Takes the failure at the end of a cut file for its end. */
  private record UpToTheCut(PcmInput input) implements PcmInput {
    @Override
    public int sampleRate() {
      return input.sampleRate();
    }

    @Override
    public int channels() {
      return input.channels();
    }

    @Override
    public int read(float[] interleaved, int offset, int room) throws IOException {
      try {
        return input.read(interleaved, offset, room);
      } catch (CorruptMediaException cut) {
        return -1;
      }
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }

  public int sampleRate() {
    return sampleRate;
  }

  public int channels() {
    return channels;
  }

  public float[] samples() {
    return samples;
  }

  public byte[] f32() {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  public PcmFormat format() {
    return new PcmFormat(sampleRate, channels, SampleFormat.F32LE);
  }

  public byte[] mp3() throws IOException {
    return encoded(EncodingSettings.of(EncodingFormat.MP3));
  }

  public byte[] encoded(EncodingSettings settings) throws IOException {
    return encoded(settings, new ByteArrayInputStream(f32()));
  }

  /** Encodes these samples as they arrive in a body. */
  public byte[] encoded(EncodingSettings settings, InputStream body) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (PcmInput input = new RawPcmInput(body, format())) {
      Transcoder.encode(input, settings, sink);
    }
    return sink.toByteArray();
  }

  /**
   * The index of the first sample that is another one, or -1; arrays in a failure's message would
   * fill pages.
   */
  public int firstDifference(Pcm other) {
    return Arrays.mismatch(samples, other.samples);
  }

  public int frames() {
    return samples.length / channels;
  }

  public double seconds() {
    return (double) frames() / sampleRate;
  }

  /** The sample frames from one to before another. */
  public Pcm part(int from, int to) {
    return new Pcm(
        sampleRate, channels, Arrays.copyOfRange(samples, from * channels, to * channels));
  }

  /** One channel at a rate that divides this one, by leaving samples out. */
  public Pcm channel(int channel, int lowerRate) {
    int step = sampleRate / lowerRate;
    float[] taken = new float[frames() / step];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = samples[i * step * channels + channel];
    }
    return new Pcm(lowerRate, 1, taken);
  }

  /**
   * The correlation with this mono signal at a delay of the other from 0 to {@code maxDelayFrames}:
   * at the one that is best for the first part of it.
   */
  public double bestCorrelation(Pcm delayed, int maxDelayFrames) {
    double best = -1;
    int bestDelay = 0;
    for (int delay = 0; delay <= maxDelayFrames; delay++) {
      double ofPart = correlation(delayed.samples, delay, TELLING_SAMPLES);
      if (ofPart > best) {
        best = ofPart;
        bestDelay = delay;
      }
    }
    return correlation(delayed.samples, bestDelay, samples.length);
  }

  private double correlation(float[] other, int delay, int most) {
    int count = Math.min(Math.min(samples.length, most), other.length - delay);
    double product = 0;
    double own = 0;
    double others = 0;
    for (int i = 0; i < count; i++) {
      product += samples[i] * other[i + delay];
      own += samples[i] * samples[i];
      others += other[i + delay] * other[i + delay];
    }
    return product / Math.sqrt(own * others + 1e-12);
  }
}
