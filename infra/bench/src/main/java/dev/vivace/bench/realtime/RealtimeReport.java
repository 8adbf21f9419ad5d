package dev.vivace.bench.realtime;

/**
 * The figures of real-time video. Times are medians in ms.
 *
 * @param runs how many first frames of each kind were timed
 * @param firstFrameWarmMs from the asking for the camera to the first filtered frame on the screen
 * @param firstFrameColdMs the same where the peer's process is started meanwhile
 * @param aloneMs from a frame's drawing to its showing in a loop of the browser's own, at 480p30
 * @param edgesMs the same through {@code edges}
 * @param full720pMs from a 720p session's first frame to the first one of full size
 * @param cpuPercent of one core, by a peer with one session of {@code edges} at 480p30
 * @param rssMegabytes of that peer
 */
record RealtimeReport(
    int runs,
    double firstFrameWarmMs,
    double firstFrameColdMs,
    double aloneMs,
    double edgesMs,
    double full720pMs,
    double cpuPercent,
    double rssMegabytes) {
  /** The cost of the detour by a peer and its filter. */
  double addedMs() {
    return edgesMs - aloneMs;
  }
}
