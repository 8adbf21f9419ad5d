package dev.vivace.bench.stream;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * CPU seconds for an hour of MP3, start of the process included: the package's runtime, flags and
 * natives, with libmp3lame and without, beside {@code lame} in C on the same samples.
 *
 * @param project the project's folder, packaged
 * @param minutes how much sound to encode; figures are for an hour
 */
record CpuBench(Path project, int minutes) {
  private static final List<Shape> SHAPES =
      List.of(new Shape(24_000, 1, 64), new Shape(44_100, 2, 128));

  private record Shape(int sampleRate, int channels, int bitrateKbps) {
    String label() {
      return "%d Hz, %s, %d kbit/s"
          .formatted(sampleRate, channels == 1 ? "mono" : "stereo", bitrateKbps);
    }
  }

  /**
   * One shape of sound, in CPU seconds per hour.
   *
   * @param shape what was encoded
   * @param lameInC the reference
   * @param withLame ours where libmp3lame is installed
   * @param withoutLame ours by FFmpeg alone
   */
  record Row(String shape, double lameInC, double withLame, double withoutLame) {
    double ratioWithLame() {
      return withLame / lameInC;
    }

    double ratioWithoutLame() {
      return withoutLame / lameInC;
    }
  }

  List<Row> measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Shape shape : SHAPES) {
      Path pcm = Files.createTempFile("speech-", ".f32");
      Path integers = Files.createTempFile("speech-", ".s16");
      try {
        write(shape, pcm, Speech::bytes);
        write(shape, integers, Speech::integers);
        System.err.println("CPU of " + shape.label());
        rows.add(
            new Row(
                shape.label(),
                secondsPerHour(lame(integers, shape)),
                secondsPerHour(ours(pcm, shape)),
                secondsPerHour(ours(pcm, shape, "ffmpeg"))));
      } finally {
        Files.delete(pcm);
        Files.delete(integers);
      }
    }
    return rows;
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
        "32",
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

  private List<String> ours(Path pcm, Shape shape, String... more) {
    Path function = project.resolve("infra/package/target/functions/StreamFunction");
    List<String> command =
        new ArrayList<>(
            List.of(
                function.resolve("jre/bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.library.path=" + function.resolve("natives"),
                "-Dorg.bytedeco.javacpp.pathsFirst=true",
                "-cp",
                function.resolve("app.jar")
                    + File.pathSeparator
                    + project.resolve("infra/bench/target/classes"),
                EncodeSpeech.class.getName(),
                pcm.toString(),
                String.valueOf(shape.sampleRate),
                String.valueOf(shape.channels),
                String.valueOf(shape.bitrateKbps)));
    command.addAll(List.of(more));
    return command;
  }

  private double secondsPerHour(List<String> command) throws IOException, InterruptedException {
    long before = childrenTicks();
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
    }
    return (childrenTicks() - before) / 100.0 * 60 / minutes;
  }

  /** User and system time of all children that have ended, in hundredths of a second (proc(5)). */
  private static long childrenTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }
}
