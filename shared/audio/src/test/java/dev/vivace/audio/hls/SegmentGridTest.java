package dev.vivace.audio.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentGridTest {
  private static final HlsTrack AAC = new HlsTrack(HlsRendition.AAC_128K, 48_000, 2);
  private static final HlsTrack FLAC = new HlsTrack(HlsRendition.FLAC, 48_000, 2);

  @Test
  void segmentsFollowEachOtherAndNeverDrift() {
    SegmentGrid grid = new SegmentGrid(AAC, 3, 4);
    for (long number = 0; number < 100_000; number += 1 + number / 1_000) {
      Segment segment = grid.segment(number);
      assertThat(segment.endFrame()).isEqualTo(grid.segment(number + 1).firstFrame());
      double begins = segment.firstFrame() * 1024 / 48_000.0;
      assertThat(begins - 3.0 * number).isBetween(0.0, 1024 / 48_000.0);
    }
  }

  @Test
  void aSegmentIsCompleteOnceTwoFramesBehindItAreThere() {
    SegmentGrid grid = new SegmentGrid(AAC, 3, 4);
    long needed = (grid.firstFrame(5) - grid.firstFrame(4) + 2) * 1024;

    assertThat(grid.completeBy(0)).isEqualTo(4);
    assertThat(grid.completeBy(needed - 1)).isEqualTo(4);
    assertThat(grid.completeBy(needed)).isEqualTo(5);
    assertThat(grid.inputFramesFor(4)).isEqualTo(needed);
  }

  @Test
  void asManySegmentsAreDueAsTimeHasGoneBy() {
    SegmentGrid grid = new SegmentGrid(FLAC, 3, 4);

    assertThat(grid.countWithin(Duration.ofMillis(-1))).isEqualTo(4);
    assertThat(grid.countWithin(Duration.ofMillis(2_999))).isEqualTo(4);
    assertThat(grid.countWithin(Duration.ofMillis(3_000))).isEqualTo(5);
    assertThat(grid.countWithin(Duration.ofHours(1))).isEqualTo(1_204);
  }

  /** Sample frames, and the segments that these have, four silent ones included. */
  @ParameterizedTest
  @CsvSource({"0, 4", "1, 5", "144000, 5", "144001, 6", "6912000, 52", "6912001, 53"})
  void theLastSegmentHasWhatIsLeft(long inputFrames, long segments) {
    assertThat(new SegmentGrid(FLAC, 3, 4).countOf(inputFrames)).isEqualTo(segments);
  }

  @Test
  void theLastFrameOfFlacHasNoMoreSamplesThanThereAre() {
    SegmentGrid grid = new SegmentGrid(FLAC, 3, 0);

    assertThat(grid.samplesOf(1, 144_001)).isEqualTo(1);
    assertThat(grid.samplesOf(0, 144_001)).isEqualTo(144_000);
  }

  @Test
  void numbersOutOfBoundsAreNone() {
    assertThat(SegmentGrid.isPossible(-1)).isFalse();
    assertThat(SegmentGrid.isPossible(1L << 24)).isFalse();
    assertThat(SegmentGrid.isPossible((1L << 24) - 1)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentGrid(AAC, 3, 4).firstFrame(-1));
  }

  /** A million chunks of the most that one carries, of the least that a second has. */
  @Test
  void theLongestStreamThatThereCanBeHasBounds() {
    SegmentGrid grid = new SegmentGrid(new HlsTrack(HlsRendition.FLAC, 1_000, 1), 1, 4);

    assertThat(grid.countOf(2_250_000_000_000L)).isEqualTo(1L << 24);
    assertThat(grid.completeBy(2_250_000_000_000L)).isEqualTo(1L << 24);
    HlsTrack fine = new HlsTrack(HlsRendition.FLAC, 384_000, 1);
    assertThat(new SegmentGrid(fine, 6, 4).inputFramesFor((1L << 24) - 1)).isPositive();
  }
}
