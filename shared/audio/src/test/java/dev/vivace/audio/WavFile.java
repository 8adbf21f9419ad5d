package dev.vivace.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes RIFF WAVE files of any shape, good and odd ones. */
public record WavFile(int sampleRate, int channels, int bits, Coding coding) {
  private static final int HEADER_BYTES = 44;

  /** The format tags of mmreg.h. */
  public enum Coding {
    INTEGER(1),
    FLOAT(3);

    private final int tag;

    Coding(int tag) {
      this.tag = tag;
    }
  }

  /** A file with these samples in [-1, 1] in every channel. */
  public byte[] of(float[] mono) {
    int dataBytes = mono.length * channels * bits / 8;
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) coding.tag).putShort((short) channels).putInt(sampleRate);
    file.putInt(sampleRate * channels * bits / 8)
        .putShort((short) (channels * bits / 8))
        .putShort((short) bits);
    file.put(ascii("data")).putInt(dataBytes);
    for (float sample : mono) {
      for (int channel = 0; channel < channels; channel++) {
        put(file, sample);
      }
    }
    return file.array();
  }

  private void put(ByteBuffer file, float sample) {
    switch (bits) {
      case 8 -> file.put((byte) (128 + Math.round(sample * 127)));
      case 16 -> file.putShort((short) Math.round(sample * 32767));
      case 24 -> {
        int value = Math.round(sample * 8388607);
        file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
      }
      default -> file.putFloat(sample);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
