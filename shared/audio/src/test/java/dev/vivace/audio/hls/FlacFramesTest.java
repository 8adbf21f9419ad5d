package dev.vivace.audio.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacFramesTest {
  private static final HlsTrack TRACK = new HlsTrack(HlsRendition.FLAC, 24_000, 2);

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        0x7f,
        0x80,
        0x7ff,
        0x800,
        0xffff,
        0x10000,
        0x1fffff,
        0x200000,
        0x3ffffff,
        0x4000000,
        0x7fffffff
      })
  void aFrameOfAnotherNumberIsTheSameOtherwise(long number) {
    byte[] first = FlacFrames.silent(TRACK, 0);
    byte[] numbered = FlacFrames.numbered(first, number);

    assertThat(numbered).isEqualTo(FlacFrames.silent(TRACK, number));
    assertThat(FlacFrames.numbered(numbered, 0)).isEqualTo(first);
  }

  /** The first frame of the example in RFC 9639, appendix D.1, with both of its checksums. */
  @Test
  void checksumsAreThoseOfTheStandard() {
    byte[] example = HexFormat.of().parseHex("fff869180000bf0358fd03128baa9a");

    assertThat(FlacFrames.numbered(example, 0)).isEqualTo(example);
  }
}
