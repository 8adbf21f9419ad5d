package dev.vivace.bench.stream;

import dev.vivace.testkit.MediaFixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A sentence at 24 kHz, mono, that repeats for ever. */
final class Speech {
  static final int SAMPLE_RATE = 24_000;

  private final float[] sentence;
  private int position;

  Speech() {
    FloatBuffer samples =
        ByteBuffer.wrap(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    sentence = new float[samples.remaining()];
    samples.get(sentence);
  }

  /** Fills an array with what comes next. */
  float[] next(float[] piece) {
    for (int i = 0; i < piece.length; i++) {
      piece[i] = sentence[position];
      position = (position + 1) % sentence.length;
    }
    return piece;
  }

  /** Float32, little-endian, as a speech engine hands it over. */
  static byte[] bytes(float[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  /** Integers of 16 bits, little-endian. */
  static byte[] integers(float[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(sample * Short.MAX_VALUE));
    }
    return bytes.array();
  }
}
