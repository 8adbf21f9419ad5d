package dev.vivace.audio.format;

import java.util.List;

/**
 * The sample rates and bit rates of a format.
 *
 * @param families with ascending sample rates
 */
record RateTable(List<Family> families) {
  /**
   * Sample rates that share bit rates, both ascending.
   *
   * @param sampleRates in Hz
   * @param bitratesKbps none where the coding is lossless
   */
  record Family(List<Integer> sampleRates, List<Integer> bitratesKbps) {}

  /** ISO/IEC 11172-3 and 13818-3, layer III; the lowest are the MPEG-2.5 extension. */
  static final RateTable LAYER_3 =
      new RateTable(
          List.of(
              new Family(List.of(8_000, 11_025, 12_000), List.of(8, 16, 24, 32, 40, 48, 56, 64)),
              new Family(
                  List.of(16_000, 22_050, 24_000),
                  List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)),
              new Family(
                  List.of(32_000, 44_100, 48_000),
                  List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320))));

  /** A frame of 1024 samples has at most 6144 bits for a channel (ISO/IEC 14496-3, 4.5.3). */
  static final RateTable AAC =
      new RateTable(
          List.of(
              new Family(List.of(8_000, 11_025, 12_000), List.of(8, 16, 24, 32, 40, 48)),
              new Family(
                  List.of(16_000, 22_050, 24_000), List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96)),
              new Family(
                  List.of(32_000), List.of(16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192)),
              new Family(
                  List.of(44_100, 48_000),
                  List.of(16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256))));

  /** RFC 6716, 2.1: what an encoder can be given; a channel has 256 kbit/s at most. */
  static final RateTable OPUS =
      new RateTable(
          List.of(
              new Family(
                  List.of(8_000, 12_000, 16_000, 24_000, 48_000),
                  List.of(
                      6, 8, 12, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224,
                      256))));

  static final RateTable LOSSLESS =
      new RateTable(
          List.of(
              new Family(
                  List.of(
                      8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200,
                      96_000, 176_400, 192_000),
                  List.of())));

  List<Integer> sampleRates() {
    return families.stream().flatMap(family -> family.sampleRates().stream()).toList();
  }

  /** The bit rates at a sample rate of this table; none where the coding is lossless. */
  List<Integer> bitratesKbps(int sampleRate) {
    return families.stream()
        .filter(family -> family.sampleRates().contains(sampleRate))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no rate of " + sampleRate))
        .bitratesKbps();
  }

  /** All bit rates, ascending. */
  List<Integer> bitratesKbps() {
    return families.stream()
        .flatMap(family -> family.bitratesKbps().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
