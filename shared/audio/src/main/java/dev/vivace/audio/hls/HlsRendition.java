package dev.vivace.audio.hls;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import java.util.Arrays;
import java.util.Optional;

/** Encodings that there are segments of. */
public enum HlsRendition {
  /** AAC-LC of 64 kbit/s. */
  AAC_64K("aac-64k", EncodingFormat.AAC, 64, 2),
  /** AAC-LC of 128 kbit/s, or of the most that the sample rate allows. */
  AAC_128K("aac-128k", EncodingFormat.AAC, 128, 2),
  /** FLAC of 16 bits. */
  FLAC("flac", EncodingFormat.FLAC, 128, 1);

  /** The one for listeners who ask for none. */
  public static final HlsRendition DEFAULT = AAC_128K;

  private final String label;
  private final EncodingFormat format;
  private final int bitrateKbps;

  /** Another one whenever the same samples give other sound than before. */
  private final int version;

  HlsRendition(String label, EncodingFormat format, int bitrateKbps, int version) {
    this.label = label;
    this.format = format;
    this.bitrateKbps = bitrateKbps;
    this.version = version;
  }

  /** The name in addresses and keys, such as {@code aac-128k}. */
  public String label() {
    return label;
  }

  /** The rendition with this {@link #label()}, which is matched exactly. */
  public static Optional<HlsRendition> labelled(String label) {
    return Arrays.stream(values()).filter(known -> known.label.equals(label)).findFirst();
  }

  /** The name that its segments are kept under, such as {@code aac-128k-v2}. */
  public String keptLabel() {
    return label + "-v" + version;
  }

  EncodingSettings settings() {
    return new EncodingSettings(format, bitrateKbps);
  }

  EncodingFormat format() {
    return format;
  }
}
