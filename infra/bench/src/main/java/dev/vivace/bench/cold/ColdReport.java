package dev.vivace.bench.cold;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All functions' medians.
 *
 * @param java the JDK's version
 * @param results a function each
 */
record ColdReport(String java, List<ColdResult> results) {
  private static final String ROW = "%-18s %-9s %12s %10s %11s %8s %12s %10s %7s%n";

  void print(PrintStream out) {
    out.printf(
        ROW,
        "function",
        "variant",
        "first byte",
        "total",
        "2nd total",
        "RSS",
        "unzipped",
        "zipped",
        "ratio");
    out.printf(ROW, "", "", "ms", "ms", "ms", "MB", "MB", "MB", "");
    for (ColdResult result : results) {
      print(out, result.name(), "package", result.packaged(), sizes(result));
      print(out, "", "full JDK", result.fullJdk(), List.of("", "", "1"));
    }
  }

  private static List<String> sizes(ColdResult result) {
    return List.of(
        "%.1f".formatted(result.unzippedMegabytes()),
        "%.1f".formatted(result.zippedMegabytes()),
        "%.3f".formatted(result.ratio()));
  }

  private static void print(
      PrintStream out, String name, String variant, ColdStart start, List<String> sizes) {
    out.printf(
        ROW,
        name,
        variant,
        "%.0f".formatted(start.firstByteMs()),
        "%.0f".formatted(start.totalMs()),
        "%.1f".formatted(start.secondMs()),
        "%.0f".formatted(start.rssMegabytes()),
        sizes.get(0),
        sizes.get(1),
        sizes.get(2));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(this));
  }
}
