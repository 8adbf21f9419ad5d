package dev.vivace.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The life of a process, in sessions and bytes. webrtc-java frees no connection that was closed,
 * some 0.1 MB each, so another process takes over before that matters.
 *
 * @param mostSessions sessions of one process
 * @param mostBytes resident memory after which no further session begins
 */
record ProcessLife(int mostSessions, long mostBytes) {
  private static final int SESSIONS = 100;
  private static final double SHARE = 0.7;
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final int PAGE_BYTES = 4_096;

  /** A life of the memory that Lambda gives. */
  static ProcessLife of(int memoryMegabytes) {
    return new ProcessLife(SESSIONS, (long) (memoryMegabytes * 1024L * 1024L * SHARE));
  }

  /** Whether the process has to end. */
  boolean isSpent(int sessions) {
    return sessions >= mostSessions || residentBytes() > mostBytes;
  }

  /** Zero where there is no procfs. */
  private static long residentBytes() {
    try {
      return Files.exists(STATM)
          ? Long.parseLong(Files.readString(STATM).split(" ", 3)[1]) * PAGE_BYTES
          : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
