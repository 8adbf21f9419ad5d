package dev.vivace.stream;

import dev.vivace.audio.EncodingFormat;
import dev.vivace.audio.EncodingSettings;
import dev.vivace.audio.PcmFormat;
import dev.vivace.audio.SampleFormat;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.QueryParameters;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The query of a stream: what comes in, and what is to come out. */
final class EncodingQuery {
  private static final int DEFAULT_SAMPLE_RATE = 24_000;
  private static final int MAX_BITRATE_KBPS = 10_000;

  private EncodingQuery() {}

  /**
   * {@code format} and {@code bitrate} in kbit/s.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if one is unknown or out of bounds
   */
  static EncodingSettings settings(QueryParameters query) {
    EncodingFormat format =
        query
            .first("format")
            .flatMap(EncodingFormat::labelled)
            .orElseThrow(() -> Problem.invalidParameter("format", formats()).asException());
    int bitrateKbps =
        query.integer("bitrate", 1, MAX_BITRATE_KBPS).orElse(EncodingSettings.DEFAULT_BITRATE_KBPS);
    try {
      return new EncodingSettings(format, bitrateKbps);
    } catch (IllegalArgumentException outOfBounds) {
      throw Problem.invalidParameter("bitrate", "is refused: " + outOfBounds.getMessage() + ".")
          .asException();
    }
  }

  /**
   * {@code sampleRate} in Hz, {@code channels} and {@code sampleFormat} of raw PCM; what is missing
   * is 24 kHz, one channel, {@code f32le}, as speech models give it.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if one is unknown or out of bounds
   */
  static PcmFormat pcm(QueryParameters query) {
    SampleFormat sampleFormat =
        SampleFormat.labelled(query.first("sampleFormat").orElse(SampleFormat.F32LE.label()))
            .orElseThrow(() ->
                Problem.invalidParameter("sampleFormat", "must be f32le or s16le.").asException());
    int sampleRate =
        query
            .integer("sampleRate", PcmFormat.MIN_SAMPLE_RATE, PcmFormat.MAX_SAMPLE_RATE)
            .orElse(DEFAULT_SAMPLE_RATE);
    int channels = query.integer("channels", 1, PcmFormat.MAX_CHANNELS).orElse(1);
    return new PcmFormat(sampleRate, channels, sampleFormat);
  }

  private static String formats() {
    return Arrays.stream(EncodingFormat.values())
        .map(EncodingFormat::label)
        .collect(Collectors.joining(", ", "must be given, as one of: ", "."));
  }
}
