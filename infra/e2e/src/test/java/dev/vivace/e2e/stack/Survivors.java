package dev.vivace.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/**
 * Processes that are to live on, whatever comes.
 *
 * @param product whose
 * @param functions of which functions
 * @param pids those at the start
 */
public record Survivors(Product product, List<String> functions, List<Long> pids) {
  public static Survivors of(Product product, String... functions) {
    List<String> names = Arrays.asList(functions);
    return new Survivors(product, names, alive(product, names));
  }

  public void assertAlive() {
    assertThat(alive(product, functions)).containsAll(pids);
  }

  private static List<Long> alive(Product product, List<String> functions) {
    return functions.stream()
        .flatMap(function -> product.processes(function).stream())
        .map(ProcessHandle::pid)
        .toList();
  }
}
