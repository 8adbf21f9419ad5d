package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.audio.CorruptMediaException;
import org.junit.jupiter.api.Test;

class FrameTimesTest {
  private static final int FRAMES = 100;

  private final FrameTimes times = new FrameTimes(2);

  @Test
  void nothingIsMissingBetweenFramesThatFollowEachOther() throws CorruptMediaException {
    assertThat(times.missingBefore(0, FRAMES)).isZero();
    assertThat(times.missingBefore(100, FRAMES)).isZero();
    assertThat(times.countFromZero()).isTrue();
  }

  @Test
  void whatIsMissingIsToldToTheSample() throws CorruptMediaException {
    assertThat(times.missingBefore(7, FRAMES)).isEqualTo(7);
    assertThat(times.missingBefore(107 + 93, FRAMES)).isEqualTo(93);
    assertThat(times.countFromZero()).isTrue();
  }

  @Test
  void moreThanIsAllowedIsCorrupt() throws CorruptMediaException {
    times.missingBefore(0, FRAMES);

    assertThat(times.missingBefore(300, FRAMES)).isEqualTo(200);
    assertThatExceptionOfType(CorruptMediaException.class)
        .isThrownBy(() -> times.missingBefore(601, FRAMES));
  }

  @Test
  void aFileThatWasCutOutOfAnotherCountsOnFromThere() throws CorruptMediaException {
    assertThat(times.missingBefore(5_000, FRAMES)).isZero();
    assertThat(times.missingBefore(5_130, FRAMES)).isEqualTo(30);
    assertThat(times.countFromZero()).isFalse();
  }

  @Test
  void nothingIsMissingAfterAJump() throws CorruptMediaException {
    times.missingBefore(0, FRAMES);
    times.jumped();

    assertThat(times.missingBefore(70_000, FRAMES)).isZero();
    assertThat(times.missingBefore(70_101, FRAMES)).isEqualTo(1);
  }
}
