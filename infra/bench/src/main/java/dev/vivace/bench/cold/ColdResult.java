package dev.vivace.bench.cold;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Medians of one function.
 *
 * @param name of the function
 * @param runs how many starts of each variant were measured
 * @param packaged the package
 * @param fullJdk the same jar on a full JDK without flags
 * @param unzippedMegabytes size of the package's files, in 10^6 bytes
 * @param zippedMegabytes size of a zip of them
 */
record ColdResult(
    String name,
    int runs,
    ColdStart packaged,
    ColdStart fullJdk,
    double unzippedMegabytes,
    double zippedMegabytes) {

  /** The package's total over that of the full JDK. */
  double ratio() {
    return packaged.totalMs() / fullJdk.totalMs();
  }

  /** The median of each figure by itself. */
  static ColdStart median(Collection<ColdStart> starts) {
    return new ColdStart(
        median(starts, ColdStart::firstByteMs),
        median(starts, ColdStart::totalMs),
        median(starts, ColdStart::secondMs),
        median(starts, ColdStart::rssMegabytes));
  }

  private static double median(Collection<ColdStart> starts, ToDoubleFunction<ColdStart> figure) {
    List<Double> sorted = starts.stream().mapToDouble(figure).sorted().boxed().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
