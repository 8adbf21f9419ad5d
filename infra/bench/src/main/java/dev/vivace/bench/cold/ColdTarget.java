package dev.vivace.bench.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The target that a function's package must reach.
 *
 * @param ratio its total over that of the full JDK, at most
 * @param node its total over that of Node; empty where there is nothing to compare
 * @param rssMegabytes resident memory, at most
 * @param unzippedMegabytes size of the folder, at most
 * @param coldMegabytes what it reads of an empty page cache, at most, of a disk that reads ahead as
 *     Linux does by default
 */
record ColdTarget(
    double ratio,
    Optional<NodeTarget> node,
    double rssMegabytes,
    double unzippedMegabytes,
    double coldMegabytes) {
  /**
   * Beside Node.
   *
   * @param plaintext with S3 in plaintext
   * @param overTls with S3 over TLS
   * @param secondMs how much longer a second invocation may take
   */
  record NodeTarget(double plaintext, double overTls, double secondMs) {}

  static final ColdTarget BUFFERED =
      new ColdTarget(0.20, Optional.of(new NodeTarget(1.15, 1.0, 4)), 110, 140, 60);
  static final ColdTarget ALONE = new ColdTarget(0.20, Optional.empty(), 110, 140, 60);
  static final ColdTarget RARE = new ColdTarget(1, Optional.empty(), 110, 140, 60);
  static final ColdTarget STREAMED = new ColdTarget(0.30, Optional.empty(), 160, 200, 130);

  /** No slower than another build, but for what two runs of one build differ by. */
  private static final double OF_BEFORE = 1.05;

  /** The targets that are missed, a sentence each. */
  List<String> misses(ColdResult result) {
    List<String> misses = new ArrayList<>();
    String name = result.name() + ", " + result.setting();
    ColdStart packaged = result.of(Variant.PACKAGE).orElseThrow();
    result
        .of(Variant.FULL_JDK)
        .ifPresent(jdk ->
            compare(misses, name + ": of a full JDK", packaged.totalMs() / jdk.totalMs(), ratio));
    result
        .of(Variant.BEFORE)
        .ifPresent(before ->
            compare(
                misses, name + ": of before", packaged.totalMs() / before.totalMs(), OF_BEFORE));
    result.of(Variant.NODE).ifPresent(twin -> beside(twin, result, misses));
    compare(misses, name + ": RSS in MB", packaged.rssMegabytes(), rssMegabytes);
    compare(misses, name + ": unzipped MB", result.size().unzippedMegabytes(), unzippedMegabytes);
    result
        .disks()
        .ifPresent(disks ->
            compare(
                misses, name + ": MB of a cold disk", disks.usual().megabytes(), coldMegabytes));
    return misses;
  }

  private void beside(ColdStart twin, ColdResult result, List<String> misses) {
    String name = result.name() + ", " + result.setting();
    NodeTarget limits = node.orElseThrow();
    ColdStart packaged = result.of(Variant.PACKAGE).orElseThrow();
    compare(
        misses,
        name + ": of Node",
        packaged.totalMs() / twin.totalMs(),
        result.overTls() ? limits.overTls() : limits.plaintext());
    compare(
        misses,
        name + ": ms more than Node's second",
        packaged.secondMs() - twin.secondMs(),
        limits.secondMs());
  }

  private static void compare(List<String> misses, String what, double value, double limit) {
    if (value > limit) {
      misses.add("%s is %.3f, more than %.2f".formatted(what, value, limit));
    }
  }
}
