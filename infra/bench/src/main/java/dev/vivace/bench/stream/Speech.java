package dev.vivace.bench.stream;

import dev.vivace.testkit.MediaFixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A sentence at 24 kHz, mono, that repeats for ever. */
public final class Speech {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 24_000;

  private final float[] sentence;
  private int position;

  /** From its beginning. */
  public Speech() {
    FloatBuffer samples =
        ByteBuffer.wrap(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    sentence = new float[samples.remaining()];
    samples.get(sentence);
  }

  /** Fills an array with what comes next. */
  public float[] next(float[] piece) {
    for (int i = 0; i < piece.length; i++) {
      piece[i] = sentence[position];
      position = (position + 1) % sentence.length;
    }
    return piece;
  }

  /** Float32, little-endian, as a speech engine hands it over. */
  public static byte[] bytes(float[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  /** Integers of 16 bits, little-endian. */
  public static byte[] integers(float[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(sample * Short.MAX_VALUE));
    }
    return bytes.array();
  }
}
