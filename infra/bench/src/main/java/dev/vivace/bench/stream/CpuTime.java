package dev.vivace.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time as the system tells it, user and system together, in seconds (proc(5)). */
final class CpuTime {
  private static final double TICKS_PER_SECOND = 100;
  private static final int OWN = 11;
  private static final int ENDED_CHILDREN = 13;

  private CpuTime() {}

  static double ofThisProcess() throws IOException {
    return seconds(OWN);
  }

  /** Of all children that have ended. */
  static double ofChildren() throws IOException {
    return seconds(ENDED_CHILDREN);
  }

  private static double seconds(int field) throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS_PER_SECOND;
  }
}
