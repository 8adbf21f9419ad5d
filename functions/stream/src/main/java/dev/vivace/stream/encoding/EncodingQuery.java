package dev.vivace.stream.encoding;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.pcm.Seconds;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query of a stream: what comes in, and what is to come out. */
public final class EncodingQuery {
  /** Names of every encoding: its settings, and whether it is to be saved. */
  public static final List<String> ENCODING =
      List.of("format", "bitrate", "outputSampleRate", "disposition");

  /** Names of raw PCM that is posted. */
  public static final List<String> PCM = List.of("sampleRate", "channels", "sampleFormat");

  private static final int DEFAULT_SAMPLE_RATE = 24_000;
  private static final int MAX_BITRATE_KBPS = 10_000;
  private static final List<String> OF_STORED_ITEM =
      List.of("format", "bitrate", "outputSampleRate", "start");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}([.][0-9]{1,6})?");

  private EncodingQuery() {}

  /** Whether an encoding of a stored item is wanted, rather than the item as it is. */
  public static boolean asksForEncoding(QueryParameters query) {
    return OF_STORED_ITEM.stream().anyMatch(name -> query.first(name).isPresent());
  }

  /**
   * {@code format}, by default MP3; {@code bitrate} in kbit/s, by default that of the format;
   * {@code outputSampleRate} in Hz, by default the input's or the nearest that the format has.
   * {@code sampleRate} is another thing: the rate of PCM that is posted.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if one is unknown or out of bounds; it says
   *     what is allowed
   */
  public static EncodingSettings settings(QueryParameters query) {
    EncodingFormat format =
        query.first("format").map(EncodingQuery::format).orElse(EncodingFormat.MP3);
    int bitrateKbps =
        query
            .integer("bitrate", lowestBitrate(format), highestBitrate(format))
            .orElse(format.defaultBitrateKbps());
    return query
        .first("outputSampleRate")
        .map(text -> new EncodingSettings(format, bitrateKbps, sampleRate(format, text)))
        .orElseGet(() -> new EncodingSettings(format, bitrateKbps));
  }

  private static EncodingFormat format(String label) {
    return EncodingFormat.labelled(label)
        .orElseThrow(() -> Problem.invalidParameter("format", formats()).asException());
  }

  private static int lowestBitrate(EncodingFormat format) {
    return format.lossless() ? 1 : format.bitratesKbps().getFirst();
  }

  private static int highestBitrate(EncodingFormat format) {
    return format.lossless() ? MAX_BITRATE_KBPS : format.bitratesKbps().getLast();
  }

  private static int sampleRate(EncodingFormat format, String text) {
    return format.sampleRates().stream()
        .filter(rate -> rate.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problem.invalidParameter(
                    "outputSampleRate",
                    format.sampleRates().stream()
                        .map(Object::toString)
                        .collect(
                            Collectors.joining(
                                ", ", "must be, for " + format.label() + ", one of: ", ".")))
                .asException());
  }

  /**
   * {@code sampleRate} in Hz, {@code channels} and {@code sampleFormat} of raw PCM; what is missing
   * is 24 kHz, one channel, {@code f32le}, as speech models give it.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if one is unknown or out of bounds
   */
  public static PcmFormat pcm(QueryParameters query) {
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

  /**
   * {@code start} in seconds from the beginning, with up to six decimals, in microseconds; 0 where
   * it is missing.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 if it is something else
   */
  public static long startUs(QueryParameters query) {
    String seconds = query.first("start").orElse("0");
    if (!SECONDS.matcher(seconds).matches()) {
      throw Problem.invalidParameter(
              "start", "must be seconds from the beginning, such as 90 or 12.5.")
          .asException();
    }
    return Seconds.micros(seconds);
  }

  private static String formats() {
    return Arrays.stream(EncodingFormat.values())
        .map(EncodingFormat::label)
        .collect(Collectors.joining(", ", "must be one of: ", "."));
  }
}
