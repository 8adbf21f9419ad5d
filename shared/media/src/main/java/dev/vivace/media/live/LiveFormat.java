package dev.vivace.media.live;

import java.util.Arrays;
import java.util.Optional;

/**
 * The shape of the raw PCM in a live stream; channels are interleaved.
 *
 * @param sampleRate sample frames per second, {@value #MIN_SAMPLE_RATE} to {@value
 *     #MAX_SAMPLE_RATE}
 * @param channels 1 or 2
 * @param sampleType how one sample is written
 */
public record LiveFormat(int sampleRate, int channels, SampleType sampleType) {
  public static final int MIN_SAMPLE_RATE = 1_000;
  public static final int MAX_SAMPLE_RATE = 384_000;
  public static final int MAX_CHANNELS = 2;

  /**
   * @throws IllegalArgumentException if rate or channels are out of bounds
   */
  public LiveFormat {
    if (sampleRate < MIN_SAMPLE_RATE || sampleRate > MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException("sample rate " + sampleRate);
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException(channels + " channels");
    }
  }

  /** How one sample is written; both forms are little endian. */
  public enum SampleType {
    /** IEEE 754 single precision, nominally in [-1, 1]. */
    F32LE("f32le", Float.BYTES),
    /** Signed 16-bit integer. */
    S16LE("s16le", Short.BYTES);

    private final String label;
    private final int sizeBytes;

    SampleType(String label, int sizeBytes) {
      this.label = label;
      this.sizeBytes = sizeBytes;
    }

    /** The name used in requests and stored state, such as {@code f32le}. */
    public String label() {
      return label;
    }

    public int sizeBytes() {
      return sizeBytes;
    }

    /** The type with this {@link #label()}, which is matched exactly. */
    public static Optional<SampleType> labelled(String label) {
      return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
  }

  /** Bytes of one sample frame: one sample of every channel. */
  public int frameBytes() {
    return channels * sampleType.sizeBytes();
  }

  /** Bytes of one second. */
  public int bytesPerSecond() {
    return sampleRate * frameBytes();
  }

  /** How long so many bytes of PCM sound, in seconds; a sample frame that is cut does not count. */
  public double seconds(long bytes) {
    long frames = bytes / frameBytes();
    return (double) frames / sampleRate;
  }
}
