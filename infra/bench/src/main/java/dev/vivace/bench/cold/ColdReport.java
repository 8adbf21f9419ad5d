package dev.vivace.bench.cold;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All functions' medians.
 *
 * @param java the JDK's version
 * @param results a function in a setting each
 */
record ColdReport(String java, List<ColdResult> results) {
  private static final String ROW = "%-18s %-15s %-9s %11s %8s %9s %8s %9s %10s%n";
  private static final String SIZES = "%-18s %9s %9s %14s %8s %10s %14s%n";

  /** Prints the head of the table of times. */
  static void printHead(PrintStream out) {
    out.printf(
        ROW,
        "function",
        "setting",
        "variant",
        "first byte",
        "total",
        "2nd total",
        "RSS",
        "of Node",
        "of before");
    out.printf(ROW, "", "", "", "ms", "ms", "ms", "MB", "", "");
  }

  /** Prints the rows of one function in one setting. */
  static void print(PrintStream out, ColdResult result) {
    for (Variant variant : Variant.values()) {
      result.of(variant).ifPresent(start -> print(out, result, variant, start));
    }
  }

  /** Prints the table of sizes, and of all that a cold disk gives. */
  void printSizes(PrintStream out) {
    out.println();
    out.printf(
        SIZES,
        "package",
        "unzipped",
        "zipped",
        "of a cold disk",
        "faults",
        "first next",
        "128 KB ahead");
    out.printf(SIZES, "", "MB", "MB", "MB", "", "ms", "MB");
    results.stream()
        .filter(result -> result.disks().isPresent())
        .forEach(result -> printSize(out, result));
  }

  private static void print(PrintStream out, ColdResult result, Variant variant, ColdStart start) {
    out.printf(
        ROW,
        result.name(),
        result.setting(),
        variant.title(),
        "%.0f".formatted(start.firstByteMs()),
        "%.0f".formatted(start.totalMs()),
        "%.1f".formatted(start.secondMs()),
        "%.0f".formatted(start.rssMegabytes()),
        ratio(start, result.of(Variant.NODE)),
        ratio(start, result.of(Variant.BEFORE)));
  }

  private static String ratio(ColdStart start, Optional<ColdStart> other) {
    return other.map(twin -> "%.2f".formatted(start.totalMs() / twin.totalMs())).orElse("");
  }

  private static void printSize(PrintStream out, ColdResult result) {
    Optional<ColdStorage> storage = result.disks().map(ColdDisks::here);
    out.printf(
        SIZES,
        result.name(),
        "%.1f".formatted(result.size().unzippedMegabytes()),
        "%.1f".formatted(result.size().zippedMegabytes()),
        storage.map(read -> "%.1f".formatted(read.megabytes())).orElse("not root"),
        storage.map(read -> Long.toString(read.faults())).orElse(""),
        storage.map(read -> "%.0f".formatted(read.nextMs())).orElse(""),
        result
            .disks()
            .flatMap(ColdDisks::readingLittleAhead)
            .map(read -> "%.1f".formatted(read.megabytes()))
            .orElse(""));
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
