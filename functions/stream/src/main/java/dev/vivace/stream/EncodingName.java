package dev.vivace.stream;

import dev.vivace.audio.EncodingFormat;
import dev.vivace.audio.EncodingSettings;
import dev.vivace.media.RenditionName;

/** Names encodings of an item, so that equal settings give equal names. */
final class EncodingName {
  private EncodingName() {}

  /**
   * Such as {@code mp3-128k}, {@code flac}, or {@code opus-96k-48000} where a sample rate is asked
   * for.
   */
  static RenditionName of(EncodingSettings settings) {
    EncodingFormat format = settings.format();
    String bitrate = format.lossless() ? "" : "-" + settings.bitrateKbps() + "k";
    Integer sampleRate = settings.sampleRate();
    return new RenditionName(
        format.label() + bitrate + (sampleRate == null ? "" : "-" + sampleRate));
  }
}
