package dev.vivace.bench.stream;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * CPU seconds for an hour of MP3: the package's runtime, flags and natives, with libmp3lame and
 * without, beside {@code lame} in C on the same samples. The three take turns; medians.
 *
 * @param project the project's folder, packaged
 * @param minutes how much sound to encode; figures are for an hour
 */
record CpuBench(Path project, int minutes) {
  private static final int ROUNDS = 5;
  private static final Pattern FLAG =
      Pattern.compile(" (-(?!XX:AOTCache=)(?:X|D|-)[\\w.:=+-]+)(?=\\s)");
  private static final List<Shape> SHAPES =
      List.of(new Shape(24_000, 1, 64), new Shape(44_100, 2, 128));

  private record Shape(int sampleRate, int channels, int bitrateKbps) {
    String label() {
      return "%d Hz, %s, %d kbit/s"
          .formatted(sampleRate, channels == 1 ? "mono" : "stereo", bitrateKbps);
    }
  }

  /**
   * One shape of sound: medians of CPU seconds per hour, and of what one round's ratios were, since
   * the speed of a machine changes from round to round.
   *
   * @param shape what was encoded
   * @param lameInC the reference
   * @param withLame ours where libmp3lame is installed
   * @param withoutLame ours by FFmpeg alone
   * @param ratioWithLame to the reference
   * @param ratioWithoutLame to the reference
   */
  record Row(
      String shape,
      double lameInC,
      double withLame,
      double withoutLame,
      double ratioWithLame,
      double ratioWithoutLame) {}

  private record Round(double lameInC, double withLame, double withoutLame) {}

  List<Row> measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Shape shape : SHAPES) {
      Path pcm = Files.createTempFile("speech-", ".f32");
      Path integers = Files.createTempFile("speech-", ".s16");
      try {
        write(shape, pcm, Speech::bytes);
        write(shape, integers, Speech::integers);
        rows.add(row(shape, pcm, integers));
      } finally {
        Files.delete(pcm);
        Files.delete(integers);
      }
    }
    return rows;
  }

  private Row row(Shape shape, Path pcm, Path integers) throws IOException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      System.err.println("CPU of " + shape.label());
      double before = CpuTime.ofChildren();
      output(lame(integers, shape));
      rounds.add(
          new Round(
              CpuTime.ofChildren() - before,
              Double.parseDouble(output(ours(pcm, shape))),
              Double.parseDouble(output(ours(pcm, shape, "ffmpeg")))));
    }
    return new Row(
        shape.label(),
        perHour(rounds, Round::lameInC),
        perHour(rounds, Round::withLame),
        perHour(rounds, Round::withoutLame),
        median(rounds, round -> round.withLame / round.lameInC),
        median(rounds, round -> round.withoutLame / round.lameInC));
  }

  private double perHour(List<Round> rounds, ToDoubleFunction<Round> seconds) {
    return median(rounds, seconds) * 60 / minutes;
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return rounds.stream()
        .mapToDouble(figure)
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** The same speech whatever the shape: its samples are taken as if they were of that rate. */
  private void write(Shape shape, Path pcm, Function<float[], byte[]> coding) throws IOException {
    Speech speech = new Speech();
    float[] second = new float[shape.sampleRate * shape.channels];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pcm))) {
      for (int i = 0; i < minutes * 60; i++) {
        out.write(coding.apply(speech.next(second)));
      }
    }
  }

  /**
   * Quality 7 without reservoir and gain analysis is what our encoder sets. It reads no raw floats,
   * so it gets the same samples as integers.
   */
  private static List<String> lame(Path pcm, Shape shape) {
    return List.of(
        "lame",
        "--quiet",
        "-r",
        "--bitwidth",
        "16",
        "--signed",
        "--little-endian",
        "-s",
        "%.3f".formatted(shape.sampleRate / 1000.0),
        "-m",
        shape.channels == 1 ? "m" : "j",
        "-b",
        String.valueOf(shape.bitrateKbps),
        "-q",
        "7",
        "--nores",
        "--noreplaygain",
        "-t",
        pcm.toString(),
        "/dev/null");
  }

  private List<String> ours(Path pcm, Shape shape, String... more) throws IOException {
    Path function = project.resolve("infra/package/target/functions/StreamFunction");
    List<String> command =
        new ArrayList<>(
            List.of(
                function.resolve("jre/bin/java").toString(),
                "-Djava.library.path=" + function.resolve("natives"),
                "-cp",
                function.resolve("app.jar")
                    + File.pathSeparator
                    + project.resolve("infra/bench/target/classes"),
                EncodeSpeech.class.getName(),
                pcm.toString(),
                String.valueOf(shape.sampleRate),
                String.valueOf(shape.channels),
                String.valueOf(shape.bitrateKbps)));
    command.addAll(1, flags(function));
    command.addAll(List.of(more));
    return command;
  }

  /** The package's own, without those that name a file of it or ask the environment. */
  private static List<String> flags(Path function) throws IOException {
    return FLAG.matcher(Files.readString(function.resolve("bootstrap")))
        .results()
        .map(flag -> flag.group(1))
        .toList();
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
    }
    return output.strip();
  }
}
