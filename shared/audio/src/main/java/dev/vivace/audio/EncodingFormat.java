package dev.vivace.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be encoded: one row for each format. */
@SuppressWarnings("ImmutableEnumChecker") // The lists and maps are made by List.of and Map.of.
public enum EncodingFormat {
  /**
   * MPEG audio layer III at a constant bit rate, bare frames without tags. The bit reservoir is
   * off, so that every frame leaves as soon as its samples are there and stands alone.
   */
  MP3(
      "mp3",
      "audio/mpeg",
      new Codec("libmp3lame", "fltp", Map.of("reservoir", "0")),
      new Container("mp3", Map.of("id3v2_version", "0", "write_xing", "0")),
      List.of(
          new RateFamily(List.of(8_000, 11_025, 12_000), List.of(8, 16, 24, 32, 40, 48, 56, 64)),
          new RateFamily(
              List.of(16_000, 22_050, 24_000),
              List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)),
          new RateFamily(
              List.of(32_000, 44_100, 48_000),
              List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320))));

  /** FFmpeg's name of the encoder, the sample format it takes, and its private options. */
  record Codec(String encoder, String sampleFormat, Map<String, String> options) {}

  /** FFmpeg's name of the muxer and its private options. */
  record Container(String muxer, Map<String, String> options) {}

  /** Sample rates that share a table of bit rates, both ascending. */
  record RateFamily(List<Integer> sampleRates, List<Integer> bitratesKbps) {}

  private final String label;
  private final String mediaType;
  private final Codec codec;
  private final Container container;
  private final List<RateFamily> families;

  EncodingFormat(
      String label, String mediaType, Codec codec, Container container, List<RateFamily> families) {
    this.label = label;
    this.mediaType = mediaType;
    this.codec = codec;
    this.container = container;
    this.families = families;
  }

  /** The name used in requests and as file extension, such as {@code mp3}. */
  public String label() {
    return label;
  }

  /** The {@code Content-Type} of the encoding (MP3: RFC 3003). */
  public String mediaType() {
    return mediaType;
  }

  /** The format with this {@link #label()}, which is matched exactly. */
  public static Optional<EncodingFormat> labelled(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /**
   * The sample rate that audio of the given rate is encoded at, in Hz: the same where the format
   * has it, else the next higher, else the highest.
   */
  public int sampleRateFor(int inputSampleRate) {
    List<Integer> rates =
        families.stream().flatMap(family -> family.sampleRates().stream()).toList();
    return rates.stream()
        .filter(rate -> rate >= inputSampleRate)
        .findFirst()
        .orElse(rates.getLast());
  }

  /**
   * The bit rate in kbit/s that a wish for {@code bitrateKbps} gives at one of the format's own
   * sample rates: the same where it is legal, else the next lower, else the lowest.
   */
  public int bitrateFor(int sampleRate, int bitrateKbps) {
    List<Integer> bitrates =
        families.stream()
            .filter(family -> family.sampleRates().contains(sampleRate))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(label + " has no sample rate of " + sampleRate))
            .bitratesKbps();
    return bitrates.reversed().stream()
        .filter(legal -> legal <= bitrateKbps)
        .findFirst()
        .orElse(bitrates.getFirst());
  }

  int lowestBitrateKbps() {
    return families.stream()
        .mapToInt(family -> family.bitratesKbps().getFirst())
        .min()
        .orElseThrow();
  }

  int highestBitrateKbps() {
    return families.stream()
        .mapToInt(family -> family.bitratesKbps().getLast())
        .max()
        .orElseThrow();
  }

  Codec codec() {
    return codec;
  }

  Container container() {
    return container;
  }
}
