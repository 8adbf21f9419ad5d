package dev.vivace.audio.format;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an encoding.
 *
 * @param bitrateKbps the wished bit rate in kbit/s, in the range of the format (MP3: 8 to 320);
 *     what is used is {@link EncodingFormat#bitrateFor}. Lossless formats have none: any positive
 *     number will do
 * @param sampleRate the rate of the encoding in Hz, one of the format's; null takes that of the
 *     input where the format has it, or the nearest as {@link EncodingFormat#sampleRateFor}
 */
public record EncodingSettings(
    EncodingFormat format, int bitrateKbps, @Nullable Integer sampleRate) {
  public static final int DEFAULT_BITRATE_KBPS = 128;

  /**
   * @throws IllegalArgumentException if one is out of range; the message can be shown to the caller
   */
  public EncodingSettings {
    int lowest = format.lossless() ? 1 : format.bitratesKbps().getFirst();
    int highest = format.lossless() ? Integer.MAX_VALUE : format.bitratesKbps().getLast();
    if (bitrateKbps < lowest || bitrateKbps > highest) {
      throw new IllegalArgumentException(
          "the bit rate of %s has to be %d to %d kbit/s, not %d"
              .formatted(format.label(), lowest, highest, bitrateKbps));
    }
    if (sampleRate != null && !format.sampleRates().contains(sampleRate)) {
      throw new IllegalArgumentException(
          "the sample rate of %s has to be one of %s Hz, not %d"
              .formatted(
                  format.label(),
                  format.sampleRates().stream()
                      .map(Object::toString)
                      .collect(Collectors.joining(", ")),
                  sampleRate));
    }
  }

  /** The format at the input's sample rate, or the nearest it has. */
  public EncodingSettings(EncodingFormat format, int bitrateKbps) {
    this(format, bitrateKbps, null);
  }

  /** The format at its {@link EncodingFormat#defaultBitrateKbps}. */
  public static EncodingSettings of(EncodingFormat format) {
    return new EncodingSettings(format, format.defaultBitrateKbps());
  }

  /** The sample rate that audio of the given rate is encoded at, in Hz. */
  public int sampleRateFor(int inputSampleRate) {
    return sampleRate == null ? format.sampleRateFor(inputSampleRate) : sampleRate;
  }

  /** The bit rate that audio of the given sample rate is encoded at, in kbit/s. */
  public int bitrateFor(int inputSampleRate) {
    return format.bitrateFor(sampleRateFor(inputSampleRate), bitrateKbps);
  }
}
