package dev.vivace.bench.stream;

import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From the moment at which the first piece of speech begins to be made to the first encoded byte,
 * for each format: our encoder, and beside it {@code ffmpeg} as a child process with a pipe on
 * either side.
 */
final class FirstByteBench {
  private final int runs;

  FirstByteBench(int runs) {
    this.runs = runs;
  }

  /**
   * Medians of one format.
   *
   * @param format its label
   * @param oursMs our encoder, warm
   * @param childMs the child process, its start included
   */
  record Row(String format, double oursMs, double childMs) {
    double timesSooner() {
      return childMs / oursMs;
    }
  }

  /** All formats; the two ways take turns. */
  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (EncodingFormat format : EncodingFormat.values()) {
      System.err.println("first byte of " + format.label());
      List<Double> ours = new ArrayList<>();
      List<Double> child = new ArrayList<>();
      ours(format);
      for (int run = 0; run < runs; run++) {
        ours.add(ours(format));
        child.add(child(format));
      }
      rows.add(new Row(format.label(), median(ours), median(child)));
    }
    return rows;
  }

  private static double ours(EncodingFormat format) throws IOException {
    FirstByteClock clock = new FirstByteClock();
    try (AudioEncoder encoder =
        new AudioEncoder(Speech.SAMPLE_RATE, 1, EncodingSettings.of(format), clock)) {
      long start = RealTimeFeed.feed(piece -> encoder.write(piece, piece.length), clock::ticked);
      return millis(clock.nanos() - start);
    }
  }

  private static double child(EncodingFormat format) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("ffmpeg", "-hide_banner", "-loglevel", "error", "-f", "f32le", "-ar"));
    command.addAll(List.of(String.valueOf(Speech.SAMPLE_RATE), "-ac", "1", "-i", "pipe:0"));
    command.addAll(options(format));
    command.add("pipe:1");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    FirstByteClock clock = new FirstByteClock();
    Thread reader = Thread.ofPlatform().start(() -> copy(process.getInputStream(), clock));
    try {
      OutputStream pipe = process.getOutputStream();
      long start =
          RealTimeFeed.feed(
              piece -> {
                pipe.write(Speech.bytes(piece));
                pipe.flush();
              },
              clock::ticked);
      return millis(clock.nanos() - start);
    } finally {
      process.destroyForcibly();
      reader.interrupt();
    }
  }

  /** The options that people write; MP4 can't go through a pipe without fragments. */
  private static List<String> options(EncodingFormat format) {
    return switch (format) {
      case MP3 -> List.of("-b:a", "128k", "-f", "mp3");
      case AAC -> List.of("-b:a", "128k", "-f", "adts");
      case OPUS -> List.of("-c:a", "libopus", "-f", "ogg");
      case WEBM -> List.of("-c:a", "libopus", "-f", "webm");
      case FLAC -> List.of("-f", "flac");
      case WAV -> List.of("-f", "wav");
      case MP4 -> List.of("-b:a", "128k", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov");
    };
  }

  private static void copy(InputStream from, OutputStream to) {
    try (from) {
      from.transferTo(to);
    } catch (IOException gone) {
      // the process was ended once its first byte had come
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
