package dev.vivace.packaging;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells the person at the keyboard why a training failed. */
final class TrainingReport {
  private static final int LAST_LINES = 40;

  /** Of more runnable threads than this for each core, every one waits for most of its time. */
  private static final double BUSY = 2;

  /** 128 and the number of SIGKILL: nobody but the kernel's memory killer sends it here. */
  private static final String KILLED = "exit status 137";

  private TrainingReport() {}

  /**
   * The failure, what the functions logged last, and what the machine lacked.
   *
   * @param log what the functions wrote, and the exit status of those that ended
   */
  static String of(Exception failure, Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    String last =
        String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    return "The functions can't be trained: "
        + failure.getMessage()
        + (last.isEmpty() ? "\nThey logged nothing." : "\nThey logged last:\n  " + last)
        + starving(last)
        + "\nThe whole log is "
        + log;
  }

  private static String starving(String last) {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    double load = machine.getSystemLoadAverage();
    int cores = machine.getAvailableProcessors();
    return (last.contains(KILLED) ? "\nA process was killed: there may be too little memory." : "")
        + (load > BUSY * cores
            ? "\nThe build starves: there are %.0f threads for %d cores.".formatted(load, cores)
            : "");
  }
}
