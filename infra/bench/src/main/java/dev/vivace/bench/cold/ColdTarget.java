package dev.vivace.bench.cold;

import java.util.ArrayList;
import java.util.List;

/**
 * What a function's package must reach.
 *
 * @param ratio its total over that of the full JDK, at most
 * @param rssMegabytes resident memory, at most
 * @param unzippedMegabytes size of the folder, at most
 */
record ColdTarget(double ratio, double rssMegabytes, double unzippedMegabytes) {
  static final ColdTarget BUFFERED = new ColdTarget(0.20, 110, 140);
  static final ColdTarget STREAMED = new ColdTarget(0.30, 160, 200);

  /** What is missed, a sentence each. */
  List<String> misses(ColdResult result) {
    List<String> misses = new ArrayList<>();
    compare(misses, result.name() + ": ratio", result.ratio(), ratio);
    compare(misses, result.name() + ": RSS in MB", result.packaged().rssMegabytes(), rssMegabytes);
    compare(misses, result.name() + ": unzipped MB", result.unzippedMegabytes(), unzippedMegabytes);
    return misses;
  }

  private static void compare(List<String> misses, String what, double value, double limit) {
    if (value > limit) {
      misses.add("%s is %.3f, more than %.2f".formatted(what, value, limit));
    }
  }
}
