package dev.vivace.bench.stream;

import java.util.List;

/** The tables of {@link StreamBench}. */
final class StreamTables {
  private StreamTables() {}

  static void printFirstByte(List<FirstByteBench.Row> rows) {
    System.out.printf("%-8s %12s %16s %8s%n", "format", "ours ms", "ffmpeg child ms", "times");
    for (FirstByteBench.Row row : rows) {
      System.out.printf(
          "%-8s %12.1f %16.1f %8.1f%n",
          row.format(), row.oursMs(), row.childMs(), row.timesSooner());
    }
  }

  static void printLive(LiveFirstByteBench.Row row) {
    System.out.printf(
        "%nMP3 of a live stream, producer to listener: %.0f ms (median), %.0f ms (most)%n",
        row.medianMs(), row.mostMs());
  }

  static void printCpu(List<CpuBench.Row> rows) {
    System.out.printf(
        "%n%-28s %10s %16s %18s%n",
        "CPU s per hour, MP3", "lame", "with libmp3lame", "FFmpeg's LAME");
    for (CpuBench.Row row : rows) {
      System.out.printf(
          "%-28s %10.1f %9.1f (%.2f) %11.1f (%.2f)%n",
          row.shape(),
          row.lameInC(),
          row.withLame(),
          row.ratioWithLame(),
          row.withoutLame(),
          row.ratioWithoutLame());
    }
  }

  static void printHourIn(List<HourInBench.Row> rows) {
    System.out.printf(
        "%n%-28s %10s %16s %8s%n", "first byte of MP3 of WAV", "start ms", "59 min in ms", "times");
    for (HourInBench.Row row : rows) {
      System.out.printf(
          "%-28s %10.1f %16.1f %8.2f%n", row.shape(), row.startMs(), row.hourInMs(), row.ratio());
    }
  }

  static void printBitRates(List<BitRateBench.Row> rows) {
    System.out.printf(
        "%n%-8s %6s %12s %14s %12s %12s%n",
        "speech", "Hz", "kbit/s asked", "who waits gets", "streamed", "kept");
    for (BitRateBench.Row row : rows) {
      System.out.printf(
          "%-8s %6d %12s %14.1f %12.1f %12.1f%n",
          row.format(),
          row.sampleRate(),
          row.asked() == 0 ? "-" : row.asked(),
          row.waiting(),
          row.streamed(),
          row.kept());
    }
  }
}
