package dev.vivace.pcm;

import java.util.Arrays;
import java.util.Optional;

/** The way in which one sample of raw PCM is written; both forms are little endian. */
public enum SampleFormat {
  /** IEEE 754 single precision, nominally in [-1, 1]. */
  F32LE("f32le", Float.BYTES),
  /** Signed 16-bit integer. */
  S16LE("s16le", Short.BYTES);

  private final String label;
  private final int sizeBytes;

  SampleFormat(String label, int sizeBytes) {
    this.label = label;
    this.sizeBytes = sizeBytes;
  }

  /** The name used in requests and stored state, such as {@code f32le}. */
  public String label() {
    return label;
  }

  /** Bytes of one sample of one channel. */
  public int sizeBytes() {
    return sizeBytes;
  }

  /** The format with this {@link #label()}, which is matched exactly. */
  public static Optional<SampleFormat> labelled(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }
}
