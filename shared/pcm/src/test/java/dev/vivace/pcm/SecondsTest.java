package dev.vivace.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8_000, 11_025, 22_050, 24_000, 44_100, 48_000, 192_000})
  void aLengthIsWrittenAsDecimalArithmeticHasIt(int sampleRate) {
    LongStream.concat(
            LongStream.range(0, 300), new Random(sampleRate).longs(300, 0, 1_000_000_000_000L))
        .forEach(frames -> {
          BigDecimal expected =
              BigDecimal.valueOf(frames)
                  .divide(BigDecimal.valueOf(sampleRate), 6, RoundingMode.HALF_UP);
          assertThat(Seconds.text(frames, sampleRate)).isEqualTo(expected.toPlainString());
          assertThat(Seconds.shortText(frames, sampleRate))
              .isEqualTo(expected.stripTrailingZeros().toPlainString());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90, 90000000",
    "12.5, 12500000",
    "0.000001, 1",
    "9999999.999999, 9999999999999"
  })
  void aNumberIsReadToTheMicrosecond(String text, long micros) {
    assertThat(Seconds.micros(text)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.0000001", "x", "1.x", "99999999999999"})
  void anythingElseIsNoNumber(String text) {
    assertThatThrownBy(() -> Seconds.micros(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aLengthThatCannotBeCountedIsRefused() {
    assertThatThrownBy(() -> Seconds.text(Long.MAX_VALUE, 48_000))
        .isInstanceOf(ArithmeticException.class);
  }
}
