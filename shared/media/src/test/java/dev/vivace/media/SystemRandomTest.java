package dev.vivace.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SystemRandomTest {
  @Test
  void theBytesAreAsManyAsWereAskedFor() {
    assertThat(SystemRandom.bytes(0)).isEmpty();
    assertThat(SystemRandom.bytes(10)).hasSize(10);
  }

  /** Six standard deviations about the half: one in a billion falls outside. */
  @Test
  void halfOfTheBitsAreSet() {
    int bits = 8 * 10_000;

    assertThat(BitSet.valueOf(SystemRandom.bytes(bits / 8)).cardinality())
        .isBetween(bits / 2 - 849, bits / 2 + 849);
  }

  @Test
  void eachDrawIsAnother() {
    assertThat(SystemRandom.bytes(16)).isNotEqualTo(SystemRandom.bytes(16));
  }
}
