package dev.vivace.local.process;

import java.time.Duration;

/**
 * Bounds of a function's pool.
 *
 * @param warmProcesses how many processes a function has from its start on and keeps; where there
 *     are several, requests take turns
 * @param maxProcesses how many processes a function may have
 * @param maxWaiting how many requests may wait for one
 * @param maxWait how long a request waits before it is throttled, unless a process is being started
 * @param initTimeout how long a process may take until it asks for its first event
 * @param idleAfter a process that had nothing to do for this long is ended, unless it is the last
 * @param grace time between SIGTERM and SIGKILL
 */
public record PoolLimits(
    int warmProcesses,
    int maxProcesses,
    int maxWaiting,
    Duration maxWait,
    Duration initTimeout,
    Duration idleAfter,
    Duration grace) {
  /** As many listeners can hear streams at once: a process serves one request at a time. */
  private static final int STANDARD_MAX_PROCESSES = 16;

  public PoolLimits {
    if (warmProcesses < 1 || maxProcesses < warmProcesses || maxWaiting < 0) {
      throw new IllegalArgumentException(
          "a pool has at least one process, no more than its limit, and no negative queue");
    }
  }

  /** One warm process. */
  public PoolLimits(
      int maxProcesses,
      int maxWaiting,
      Duration maxWait,
      Duration initTimeout,
      Duration idleAfter,
      Duration grace) {
    this(1, maxProcesses, maxWaiting, maxWait, initTimeout, idleAfter, grace);
  }

  /**
   * Modest numbers for a laptop. Lambda gives a start 10 s; a laptop whose disk is slow and whose
   * page cache is cold may take longer.
   */
  public static PoolLimits standard(int warmProcesses) {
    return new PoolLimits(
        warmProcesses,
        Math.max(warmProcesses, STANDARD_MAX_PROCESSES),
        100,
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(2));
  }
}
