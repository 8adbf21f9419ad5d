package dev.vivace.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmFormatTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1, F32LE, 4",
    "384000, 2, F32LE, 8",
    "24000, 1, S16LE, 2",
    "44100, 2, S16LE, 4"
  })
  void aSampleFrameIsOneSampleOfEveryChannel(
      int rate, int channels, SampleFormat format, int frameBytes) {
    assertThat(new PcmFormat(rate, channels, format).frameBytes()).isEqualTo(frameBytes);
  }

  @ParameterizedTest
  @CsvSource({"999, 1", "384001, 1", "0, 1", "-24000, 1", "24000, 0", "24000, 3", "24000, -1"})
  void shapesOutOfBoundsAreRefused(int rate, int channels) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PcmFormat(rate, channels, SampleFormat.F32LE));
  }

  @Test
  void sampleFormatsAreFoundByTheirExactLabels() {
    assertThat(SampleFormat.labelled("f32le")).contains(SampleFormat.F32LE);
    assertThat(SampleFormat.labelled("s16le")).contains(SampleFormat.S16LE);
    assertThat(SampleFormat.labelled("F32LE")).isEmpty();
    assertThat(SampleFormat.labelled("")).isEmpty();
  }
}
