package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {
  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1,          1,         1
          16777216,   16777216,  1
          16777217,   8388608,   3
          838860800,  8388608,   100
          838860801,  16777216,  51
          5368709120, 58720256,  92
          """)
  void partsFitS3(long sizeBytes, long partSizeBytes, int count) {
    PartPlan plan = PartPlan.of(sizeBytes);

    assertThat(plan.partSizeBytes()).isEqualTo(partSizeBytes);
    assertThat(plan.partCount()).isEqualTo(count);
    assertThat(IntStream.rangeClosed(1, count).mapToLong(plan::sizeOf).sum()).isEqualTo(sizeBytes);
  }

  @Test
  void thereIsNoPartZeroAndNoneAfterTheLast() {
    PartPlan plan = PartPlan.of(20 * MIB);

    assertThatThrownBy(() -> plan.sizeOf(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plan.sizeOf(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void partsThatS3WouldRefuseAreRefused() {
    assertThatThrownBy(() -> new PartPlan(10 * MIB, 4 * MIB))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PartPlan(60_000 * MIB, 5 * MIB))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PartPlan(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
