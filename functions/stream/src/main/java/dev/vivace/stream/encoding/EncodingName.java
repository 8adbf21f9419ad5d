package dev.vivace.stream.encoding;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.media.store.RenditionName;

/** Names of encodings, the same for the same settings. */
public final class EncodingName {
  private EncodingName() {}

  /**
   * Returns such as {@code mp3-128k}, {@code flac}, or {@code opus-96k-48000} where a sample rate
   * is asked for. A bit rate that the format does not have at any sample rate is the next lower
   * one.
   */
  public static RenditionName of(EncodingSettings settings) {
    EncodingFormat format = settings.format();
    String bitrate = format.lossless() ? "" : "-" + bitrateKbps(settings) + "k";
    Integer sampleRate = settings.sampleRate();
    return new RenditionName(
        format.label() + bitrate + (sampleRate == null ? "" : "-" + sampleRate));
  }

  private static int bitrateKbps(EncodingSettings settings) {
    return settings.format().bitratesKbps().stream()
        .filter(legal -> legal <= settings.bitrateKbps())
        .max(Integer::compare)
        .orElseThrow();
  }
}
