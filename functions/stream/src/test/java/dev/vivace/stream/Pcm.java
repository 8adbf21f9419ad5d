package dev.vivace.stream;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.pcm.PcmFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Samples, made and measured. */
public final class Pcm {
  private Pcm() {}

  /** Mono float32, little endian. */
  public static byte[] f32le(float... samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  public static float[] sine(int sampleRate, double hertz, double seconds) {
    float[] samples = new float[(int) (sampleRate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return samples;
  }

  /** A tone that rises from 100 Hz and never comes again. */
  public static float[] chirp(int sampleRate, int seconds) {
    float[] samples = new float[sampleRate * seconds];
    for (int i = 0; i < samples.length; i++) {
      double time = (double) i / sampleRate;
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * (100 + 20 * time) * time));
    }
    return samples;
  }

  public static float[] filled(int count, float value) {
    float[] samples = new float[count];
    Arrays.fill(samples, value);
    return samples;
  }

  /** The encoding of raw PCM as a whole, made at once. */
  public static byte[] encoded(byte[] pcm, PcmFormat format, EncodingSettings settings)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(pcm), format)) {
      Transcoder.encode(input, settings, bytes);
    }
    return bytes.toByteArray();
  }

  /** The first channel of an encoded file, decoded again. */
  public static float[] decoded(byte[] file) throws IOException {
    float[] all = new float[0];
    try (PcmInput input = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      float[] piece = new float[8192];
      for (int frames = input.read(piece); frames >= 0; frames = input.read(piece)) {
        int offset = all.length;
        all = Arrays.copyOf(all, offset + frames);
        for (int i = 0; i < frames; i++) {
          all[offset + i] = piece[i * input.channels()];
        }
      }
    }
    return all;
  }

  public static int sampleRate(byte[] file) throws IOException {
    try (PcmInput input = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      return input.sampleRate();
    }
  }

  public static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
