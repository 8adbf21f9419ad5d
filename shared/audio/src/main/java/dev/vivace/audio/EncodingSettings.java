package dev.vivace.audio;

/**
 * How to encode.
 *
 * @param bitrateKbps the wished bit rate in kbit/s, in the range of the format (MP3: 8 to 320);
 *     what is used is {@link EncodingFormat#bitrateFor}
 */
public record EncodingSettings(EncodingFormat format, int bitrateKbps) {
  public static final int DEFAULT_BITRATE_KBPS = 128;

  /**
   * @throws IllegalArgumentException if the bit rate is out of range; the message can be shown to
   *     the caller
   */
  public EncodingSettings {
    if (bitrateKbps < format.lowestBitrateKbps() || bitrateKbps > format.highestBitrateKbps()) {
      throw new IllegalArgumentException(
          "the bit rate of %s has to be %d to %d kbit/s, not %d"
              .formatted(
                  format.label(),
                  format.lowestBitrateKbps(),
                  format.highestBitrateKbps(),
                  bitrateKbps));
    }
  }

  /** The format at {@value #DEFAULT_BITRATE_KBPS} kbit/s. */
  public static EncodingSettings of(EncodingFormat format) {
    return new EncodingSettings(format, DEFAULT_BITRATE_KBPS);
  }
}
