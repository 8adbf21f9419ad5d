package dev.vivace.peer.session;

import dev.vivace.peer.video.FrameCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames of the time since the last report. Used by one thread. */
final class FrameRates {
  private static final double NS_PER_SECOND = 1e9;
  private static final double NS_PER_MS = 1e6;

  private FrameCounts.Snapshot before = new FrameCounts().snapshot();
  private long beforeNs = System.nanoTime();

  /** Adds what was counted to the members of a status. */
  Map<String, Object> since(FrameCounts counts) {
    FrameCounts.Snapshot now = counts.snapshot();
    long nowNs = System.nanoTime();
    double seconds = Math.max(1, nowNs - beforeNs) / NS_PER_SECOND;
    long frames = now.out() - before.out();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("fpsIn", tenths((now.in() - before.in()) / seconds));
    members.put("fpsOut", tenths(frames / seconds));
    members.put("framesIn", now.in());
    members.put("framesOut", now.out());
    members.put("dropped", now.dropped());
    if (frames > 0) {
      double filterMs = (now.filterNs() - before.filterNs()) / NS_PER_MS / frames;
      members.put("filterMs", tenths(filterMs));
    }
    if (now.in() > 0) {
      members.put("width", now.width());
      members.put("height", now.height());
    }
    before = now;
    beforeNs = nowNs;
    return members;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
