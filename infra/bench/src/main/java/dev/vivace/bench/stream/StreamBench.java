package dev.vivace.bench.stream;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code make bench}: how soon and at what cost audio is encoded. */
public final class StreamBench {
  private static final double LEAST_TIMES_SOONER = 20;
  private static final double MOST_LIVE_MS = 400;
  private static final double MOST_CPU_WITH_LAME = 1.15;
  private static final double MOST_CPU_WITHOUT_LAME = 4;
  private static final double MOST_TIMES_LATER_AN_HOUR_IN = 3;

  private StreamBench() {}

  private record Report(
      String java,
      List<FirstByteBench.Row> firstByte,
      LiveFirstByteBench.Row live,
      List<CpuBench.Row> cpu,
      List<HourInBench.Row> hourIn,
      List<BitRateBench.Row> bitRates) {}

  /**
   * Prints the tables and writes {@code target/bench/stream.json}. Exits with 1 if a target is
   * missed. Needs {@code ffmpeg} and {@code lame} to compare with.
   *
   * @param arguments the project's folder, how many runs of each first byte, and how many minutes
   *     of sound to encode for the CPU's sake
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("usage: StreamBench PROJECT_FOLDER RUNS MINUTES");
    }
    Path project = Path.of(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Report report = measure(project, runs, Integer.parseInt(arguments[2]));
    Path output = Files.createDirectories(project.resolve("target/bench"));
    Files.writeString(
        output.resolve("stream.json"),
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(report));
    List<String> misses = misses(report);
    misses.forEach(miss -> System.err.println("MISSED " + miss));
    System.exit(misses.isEmpty() ? 0 : 1);
  }

  /** Some of it takes minutes, so each table is printed once it is known. */
  private static Report measure(Path project, int runs, int minutes)
      throws IOException, InterruptedException {
    List<FirstByteBench.Row> firstByte = new FirstByteBench(runs).measure();
    StreamTables.printFirstByte(firstByte);
    LiveFirstByteBench.Row live = live(project, runs);
    StreamTables.printLive(live);
    List<CpuBench.Row> cpu = new CpuBench(project, minutes).measure();
    StreamTables.printCpu(cpu);
    List<HourInBench.Row> hourIn = new HourInBench(project, runs).measure();
    StreamTables.printHourIn(hourIn);
    List<BitRateBench.Row> bitRates = new BitRateBench().measure();
    StreamTables.printBitRates(bitRates);
    return new Report(
        System.getProperty("java.runtime.version"), firstByte, live, cpu, hourIn, bitRates);
  }

  private static LiveFirstByteBench.Row live(Path project, int runs)
      throws IOException, InterruptedException {
    try (BenchStack stack = BenchStack.start(project, PoolLimits.standard(1))) {
      return new LiveFirstByteBench(stack, runs).measure();
    }
  }

  private static List<String> misses(Report report) {
    List<String> misses = new ArrayList<>();
    for (FirstByteBench.Row row : report.firstByte) {
      if (row.format().equals("mp3") && row.timesSooner() < LEAST_TIMES_SOONER) {
        misses.add(
            "the first byte of MP3 comes only %.1f times sooner".formatted(row.timesSooner()));
      }
    }
    if (report.live.medianMs() > MOST_LIVE_MS) {
      misses.add("a live stream takes %.0f ms".formatted(report.live.medianMs()));
    }
    for (CpuBench.Row row : report.cpu) {
      if (row.ratioWithLame() > MOST_CPU_WITH_LAME) {
        misses.add("%s takes %.2f of lame's CPU".formatted(row.shape(), row.ratioWithLame()));
      }
      if (row.ratioWithoutLame() > MOST_CPU_WITHOUT_LAME) {
        misses.add(
            "%s takes %.2f of lame's CPU without libmp3lame"
                .formatted(row.shape(), row.ratioWithoutLame()));
      }
    }
    for (HourInBench.Row row : report.hourIn) {
      if (row.ratio() > MOST_TIMES_LATER_AN_HOUR_IN) {
        misses.add(
            "the first byte an hour in, %s, takes %.2f times that of the file"
                .formatted(row.shape(), row.ratio()));
      }
    }
    return misses;
  }
}
