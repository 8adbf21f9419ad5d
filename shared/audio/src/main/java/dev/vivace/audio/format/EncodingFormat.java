package dev.vivace.audio.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A format of an encoding: one row for each format. All are written forward, each packet as soon as
 * it exists, and the settings are those that bring the first byte soonest.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists and maps are made by List.of and Map.of.
public enum EncodingFormat {
  /**
   * MPEG audio layer III at a constant bit rate. The bit reservoir is off, so that every frame
   * leaves as soon as its samples are there and stands alone: {@link Mp3Frames}.
   */
  MP3("mp3", "audio/mpeg", EncoderSpec.MP3, MuxerSpec.MP3, MuxerSpec.MP3, RateTable.LAYER_3),
  /** AAC-LC in ADTS frames (ISO/IEC 13818-7), which starts with 1024 samples of the encoder's. */
  AAC("aac", "audio/aac", EncoderSpec.AAC, MuxerSpec.ADTS, MuxerSpec.ADTS, RateTable.AAC),
  /** Opus in Ogg (RFC 7845), in packets of 20 ms. */
  OPUS("opus", "audio/ogg", EncoderSpec.OPUS, MuxerSpec.OGG, MuxerSpec.OGG, RateTable.OPUS),
  /** Opus in WebM, in packets of 20 ms; an index has only the file. */
  WEBM("webm", "audio/webm", EncoderSpec.OPUS, MuxerSpec.WEBM, MuxerSpec.WEBM_FILE, RateTable.OPUS),
  /** FLAC (RFC 9639), 16 bits, in frames of 576 samples; only the file's header tells a length. */
  FLAC("flac", "audio/flac", EncoderSpec.FLAC, MuxerSpec.FLAC, MuxerSpec.FLAC, RateTable.LOSSLESS),
  /**
   * RIFF WAVE of 16-bit integers. While it is streamed the header's sizes are all ones, which
   * stands for unknown.
   */
  WAV("wav", "audio/wav", EncoderSpec.PCM, MuxerSpec.WAV, MuxerSpec.WAV, RateTable.LOSSLESS),
  /** AAC-LC in MP4 (ISO/IEC 14496-12), in fragments while it is streamed. */
  MP4("mp4", "audio/mp4", EncoderSpec.AAC_IN_MP4, MuxerSpec.MP4, MuxerSpec.MP4_FILE, RateTable.AAC);

  private final String label;
  private final String mediaType;
  private final EncoderSpec codec;
  private final MuxerSpec container;
  private final MuxerSpec file;
  private final RateTable rates;

  EncodingFormat(
      String label,
      String mediaType,
      EncoderSpec codec,
      MuxerSpec container,
      MuxerSpec file,
      RateTable rates) {
    this.label = label;
    this.mediaType = mediaType;
    this.codec = codec;
    this.container = container;
    this.file = file;
    this.rates = rates;
  }

  /** The name used in requests and as file extension, such as {@code mp3}. */
  public String label() {
    return label;
  }

  /** The {@code Content-Type} of the encoding, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** The format with this {@link #label()}, which is matched exactly. */
  public static Optional<EncodingFormat> labelled(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** Whether it has no bit rate to choose: FLAC and WAV keep 16 bits of each sample. */
  public boolean lossless() {
    return bitratesKbps().isEmpty();
  }

  /** The sample rates that can be encoded, in Hz, ascending. */
  public List<Integer> sampleRates() {
    return rates.sampleRates();
  }

  /** All bit rates in kbit/s, ascending; not each of them goes with each sample rate. */
  public List<Integer> bitratesKbps() {
    return rates.bitratesKbps();
  }

  /** The bit rates in kbit/s that go with one of its sample rates, ascending. */
  public List<Integer> bitratesKbps(int sampleRate) {
    return rates.bitratesKbps(sampleRate);
  }

  /**
   * The sample rate that audio of the given rate is encoded at, in Hz: the same where the format
   * has it, else the next higher, else the highest.
   */
  public int sampleRateFor(int inputSampleRate) {
    return sampleRates().stream()
        .filter(rate -> rate >= inputSampleRate)
        .findFirst()
        .orElse(sampleRates().getLast());
  }

  /**
   * The bit rate in kbit/s that is good for speech and music where nobody asks for another: Opus
   * needs less than the others for the same quality.
   */
  public int defaultBitrateKbps() {
    return switch (this) {
      case OPUS, WEBM -> 96;
      case MP3, AAC, MP4, FLAC, WAV -> EncodingSettings.DEFAULT_BITRATE_KBPS;
    };
  }

  /**
   * The bit rate in kbit/s that a wish for {@code bitrateKbps} gives at one of the format's own
   * sample rates: the same where it is legal, else the next lower, else the lowest. A lossless
   * format takes the wish as it is and makes nothing of it.
   */
  public int bitrateFor(int sampleRate, int bitrateKbps) {
    List<Integer> bitrates = rates.bitratesKbps(sampleRate);
    return bitrates.reversed().stream()
        .filter(legal -> legal <= bitrateKbps)
        .findFirst()
        .orElse(lossless() ? bitrateKbps : bitrates.getFirst());
  }

  public EncoderSpec codec() {
    return codec;
  }

  /** As it is streamed. */
  public MuxerSpec container() {
    return container;
  }

  /** As it is kept, with its length and an index where it has them. */
  public MuxerSpec file() {
    return file;
  }
}
