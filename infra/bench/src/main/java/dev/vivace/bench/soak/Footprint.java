package dev.vivace.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memory and file descriptors that processes hold at a moment.
 *
 * @param rssMegabytes resident memory of all of them: heap, code and what natives allocated
 * @param fileDescriptors open ones of all of them
 * @param processes how many there are
 */
public record Footprint(double rssMegabytes, long fileDescriptors, int processes) {
  private static final double BYTES_PER_KIB = 1024;

  /** Reads it from proc(5). A process that ends meanwhile counts nothing. */
  public static Footprint of(List<ProcessHandle> processes) {
    double kib = 0;
    long descriptors = 0;
    int alive = 0;
    for (ProcessHandle process : processes) {
      Path proc = Path.of("/proc", String.valueOf(process.pid()));
      try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
        kib += residentKib(proc);
        descriptors += open.count();
        alive++;
      } catch (IOException ended) {
        System.err.println("A process ended: " + process.pid());
      }
    }
    return new Footprint(kib * BYTES_PER_KIB / 1e6, descriptors, alive);
  }

  private static long residentKib(Path proc) throws IOException {
    return Files.readAllLines(proc.resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
