package dev.vivace.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A benchmark that nobody runs for weeks still fits the package's flags and natives. */
@Tag("long")
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the CPU time of processes")
class CpuBenchTest {
  private static final Path ROOT = Path.of(System.getProperty("vivace.root"));

  @Test
  void itEncodesByThePackageWithLibmp3lameAndWithout() throws Exception {
    Machine.here().program("lame");

    List<CpuBench.Row> rows = new CpuBench(ROOT, 1).measure();

    assertThat(rows)
        .hasSize(2)
        .allSatisfy(row -> {
          assertThat(row.lameInC()).isPositive();
          assertThat(row.withLame()).isPositive();
          assertThat(row.withoutLame()).isPositive();
        });
  }
}
