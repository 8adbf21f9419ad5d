package dev.vivace.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The bytes that a process has read from the disk until it asked for its first event, with nothing
 * of it in the page cache.
 *
 * @param megabytes in 10^6 bytes
 * @param faults how often it had to wait for a page
 * @param nextMs from the start of the process to its first {@code /next}
 */
record ColdStorage(double megabytes, long faults, double nextMs) {
  private static final Path CACHES = Path.of("/proc/sys/vm/drop_caches");
  private static final int FAULTS_FIELD = 12;

  /** Whether this user may empty the page cache. */
  static boolean isMeasurable() {
    return Files.isWritable(CACHES);
  }

  /** Empties the page cache of the machine. */
  static void empty() throws IOException, InterruptedException {
    new ProcessBuilder("sync").start().waitFor();
    Files.writeString(CACHES, "3\n");
  }

  /**
   * Of a process that waits for its first event.
   *
   * @param before what its {@code /proc/PID/io} said before it became the function
   */
  static ColdStorage of(long pid, Path before, double nextMs) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    long read = readBytes(process.resolve("io")) - readBytes(before);
    List<String> state = List.of(Files.readString(process.resolve("stat")).split(" "));
    return new ColdStorage(read / 1e6, Long.parseLong(state.get(FAULTS_FIELD - 1)), nextMs);
  }

  private static long readBytes(Path io) throws IOException {
    return Files.readAllLines(io).stream()
        .filter(line -> line.startsWith("read_bytes:"))
        .findFirst()
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .orElseThrow(() -> new IOException("this system tells nothing of a process's reads"));
  }
}
