package dev.vivace.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/**
 * Processes that are to live on, whatever comes.
 *
 * @param functions whose
 * @param pids those at the start
 */
public record Survivors(List<String> functions, List<Long> pids) {
  public static Survivors of(String... functions) {
    List<String> names = Arrays.asList(functions);
    return new Survivors(names, alive(names));
  }

  public void assertAlive() {
    assertThat(alive(functions)).containsAll(pids);
  }

  private static List<Long> alive(List<String> functions) {
    return functions.stream()
        .flatMap(function -> Product.processes(function).stream())
        .map(ProcessHandle::pid)
        .toList();
  }
}
