package dev.vivace.bench.cold;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Medians of one function in one setting.
 *
 * @param name of the function
 * @param setting its name
 * @param overTls whether S3 was asked over TLS
 * @param runs how many starts of each variant were measured
 * @param medians of each variant that was measured
 * @param size of the package
 * @param disks what the package reads of an empty page cache; empty where that was not measured
 */
record ColdResult(
    String name,
    String setting,
    boolean overTls,
    int runs,
    Map<Variant, ColdStart> medians,
    PackageSize size,
    Optional<ColdDisks> disks) {

  Optional<ColdStart> of(Variant variant) {
    return Optional.ofNullable(medians.get(variant));
  }

  /** The median of each figure by itself. */
  static ColdStart median(Collection<ColdStart> starts) {
    return new ColdStart(
        median(starts, ColdStart::firstByteMs),
        median(starts, ColdStart::totalMs),
        median(starts, ColdStart::secondMs),
        median(starts, ColdStart::rssMegabytes));
  }

  /** The median of each figure by itself. */
  static ColdStorage medianStorage(Collection<ColdStorage> starts) {
    return new ColdStorage(
        median(starts, ColdStorage::megabytes),
        Math.round(median(starts, ColdStorage::faults)),
        median(starts, ColdStorage::nextMs));
  }

  private static <T> double median(Collection<T> starts, ToDoubleFunction<T> figure) {
    List<Double> sorted = starts.stream().mapToDouble(figure).sorted().boxed().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
