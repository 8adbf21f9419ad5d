package dev.vivace.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPcmInputTest {
  private static final Pcm STEREO = Pcm.sine(24_000, 2, 440, 0.1);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8, 4097, 1 << 20})
  void piecesOfAnySizeAreJoinedToWholeSampleFrames(int pieceBytes) throws IOException {
    try (PcmInput input = new RawPcmInput(new Pieces(STEREO.f32(), pieceBytes), STEREO.format())) {
      assertThat(Pcm.readAll(input).firstDifference(STEREO)).isEqualTo(-1);
    }
  }

  @Test
  void aPartialSampleFrameAtTheEndIsDropped() throws IOException {
    byte[] cut = Arrays.copyOf(STEREO.f32(), STEREO.f32().length - 3);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(cut), STEREO.format())) {
      assertThat(Pcm.readAll(input).frames()).isEqualTo(STEREO.frames() - 1);
    }
  }

  @Test
  void nothingButAPartialSampleFrameIsTheEndAtOnce() throws IOException {
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(new byte[7]), STEREO.format())) {
      assertThat(input.read(new float[2])).isEqualTo(-1);
    }
  }

  @Test
  void whatHasArrivedIsHandedOnWithoutReadingMore() throws IOException {
    Pieces body = new Pieces(STEREO.f32(), 80);
    try (PcmInput input = new RawPcmInput(body, STEREO.format())) {
      assertThat(input.read(new float[1000])).isEqualTo(10);
      assertThat(body.reads()).isEqualTo(1);
    }
  }

  @Test
  void noMoreIsReadThanThereIsRoomFor() throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(STEREO.f32());
    float[] samples = new float[STEREO.samples().length];
    Arrays.fill(samples, 2);
    try (PcmInput input = new RawPcmInput(body, STEREO.format())) {
      assertThat(input.read(samples, 4, 9)).isEqualTo(4);
    }
    assertThat(body.available()).isEqualTo(STEREO.f32().length - 4 * STEREO.format().frameBytes());
    assertThat(Arrays.copyOfRange(samples, 4, 12)).isEqualTo(Arrays.copyOf(STEREO.samples(), 8));
    assertThat(samples[3]).isEqualTo(2);
    assertThat(samples[12]).isEqualTo(2);
  }

  @Test
  void bytesOfACutSampleFrameAreKeptForARoomOfAnotherSize() throws IOException {
    try (PcmInput input = new RawPcmInput(new Pieces(STEREO.f32(), 13), STEREO.format())) {
      float[] samples = new float[8];
      assertThat(input.read(samples, 0, 8)).isEqualTo(1);
      assertThat(input.read(samples, 2, 2)).isEqualTo(1);
      assertThat(input.read(samples, 4, 4)).isEqualTo(1);
      assertThat(Arrays.copyOf(samples, 6)).isEqualTo(Arrays.copyOf(STEREO.samples(), 6));
    }
  }

  @Test
  void integersAreScaledToFloats() throws IOException {
    byte[] bytes = {0, 0, (byte) 0xff, 0x7f, 0, (byte) 0x80, 0, 0x40};
    PcmFormat format = new PcmFormat(8_000, 1, SampleFormat.S16LE);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(bytes), format)) {
      assertThat(Pcm.readAll(input).samples()).containsExactly(0f, 32767 / 32768f, -1f, 0.5f);
    }
  }

  @Test
  void anArrayWithoutRoomForASampleFrameIsRefused() throws IOException {
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(new byte[8]), STEREO.format())) {
      assertThatIllegalArgumentException().isThrownBy(() -> input.read(new float[1]));
    }
  }

  @Test
  void closingClosesTheStream() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    new RawPcmInput(
            new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() {
                closed.set(true);
              }
            },
            STEREO.format())
        .close();
    assertThat(closed).isTrue();
  }
}
